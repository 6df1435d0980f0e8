package io.mimodata.mixture.recipe;

import java.io.Serializable;

/**
 * Documents that a recipe can't tell apart.
 *
 * @param source name of their source
 * @param domain as tagged, or null
 * @param quality name of their quality bucket
 * @param language BCP 47 tag, or null
 * @param synthetic whether a model generated them
 */
public record Cell(String source, String domain, String quality, String language, boolean synthetic)
    implements Serializable {
  /** Whether a document is generated: it names its strategy, or its source says so. */
  public static boolean isSynthetic(String strategy, String source) {
    return strategy != null || Group.SYNTHETIC.equals(source);
  }
}
