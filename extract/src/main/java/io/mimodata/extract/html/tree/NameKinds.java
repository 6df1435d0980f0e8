package io.mimodata.extract.html.tree;

/**
 * What the classes and the id of an element say it is. Pages name their parts, each in its own
 * words: {@code postBody}, {@code post-body} and {@code post_body12} are all {@code post body}.
 */
public final class NameKinds {
  /** Navigation, advertisement and other furniture. */
  public static final int CLUTTER = 1;

  /** What lies above a page until it is called for, or until it is dismissed. */
  public static final int OVERLAY = 1 << 1;

  /** A part of the page that holds no posts of its thread. */
  public static final int OUTSIDE_THREAD = 1 << 2;

  /** A remark on a post. */
  public static final int REMARK = 1 << 3;

  /** Author or time of a text. */
  public static final int BYLINE = 1 << 4;

  /** A post as a whole, or a list of posts. */
  public static final int POST = 1 << 5;

  /** The body of a post: one class, or the id, names a kind of post and then its content. */
  public static final int POST_BODY = 1 << 6;

  /** A body of whatever holds it: a name that is one word for content. */
  public static final int BODY = 1 << 7;

  /** A post that was chosen as the answer: accepted, or the best or top one. */
  public static final int CHOSEN = 1 << 8;

  /** Furniture, but for what page builders make of content: a name that begins with it. */
  public static final int WIDGET = 1 << 9;

  /** Furniture by its id, which is about nothing else. */
  public static final int CLUTTER_BY_ID = 1 << 10;

  /** The kinds above; those below are of words and mean something only beside others. */
  private static final int KINDS = (1 << 11) - 1;

  private static final int OF_POST = 1 << 11;
  private static final int OF_BODY = 1 << 12;
  private static final int OF_NO_BODY = 1 << 13;
  private static final int OF_CHOSEN = 1 << 14;
  private static final int OF_ANSWER = 1 << 15;
  private static final int OF_CELL = 1 << 16;
  private static final int OF_PROMPT = 1 << 17;

  /** Widget if the name begins with it. */
  private static final int FIRST_WIDGET = 1 << 18;

  /** What comes after it in a name is said of the page, not of the part. */
  private static final int WITH = 1 << 19;

  /** Furniture if it is the whole name. */
  private static final int ALONE_CLUTTER = 1 << 20;

  /** Says nothing in an id. */
  private static final int NEUTRAL = 1 << 21;

  /** Names of nothing but furniture and neutral words. */
  private static final int ONLY_CLUTTER = 1 << 22;

  private static final int FURNITURE = CLUTTER | OVERLAY | OUTSIDE_THREAD;

  private static final WordTable WORDS = new WordTable();

  static {
    put(
        CLUTTER,
        """
          addthis addtoany authorbox bio colophon donate donation likes printfriendly
          readmore relatedposts sharedaddy sharethis ticker trending breaking
          ad ads adsbygoogle adsense advert advertisement avatar banner bottomnav
          breadcrumb breadcrumbs catlinks consent cookie cookies copyright disqus
          editsection feedback footer gdpr login masthead menu modal nav navbar navbox
          navigation newsletter noprint outbrain overlay pager pagination paging popup
          profile promo promotion rating recommend recommendation recommendations
          recommended register related rss share sharing sidebar signature signup skip
          skiplink social sponsor sponsored subnav subscribe subscription taboola
          tagcloud tags toc toolbar topnav userinfo vote votes voting
        """);
    put(FIRST_WIDGET, "widget");
    put(WITH, "with has no without");
    put(ALONE_CLUTTER, "side");
    put(
        NEUTRAL,
        """
          area bar block bottom box col column container global holder inner left list main module
          outer page panel primary region right secondary section site top widget wrap wrapper
        """);
    put(OVERLAY, "modal popup cookie cookies consent gdpr");
    put(
        OUTSIDE_THREAD,
        """
          editor footer modal nav navigation popup promo recommend recommendation
          recommendations recommended related sidebar signature tooltip widget
        """);
    put(REMARK, "comment comments");
    put(
        BYLINE,
        """
          ago author byline created date datetime info meta permalink postdate posted
          published time timestamp updated user username
        """);
    put(POST, "post posts postbit comment reply message answer thread");
    put(CHOSEN, "accepted bestanswer");
    put(OF_CHOSEN, "best top chosen");
    put(OF_ANSWER, "answer reply solution");
    // The numbers of a notebook's cells.
    put(OF_CELL, "input output");
    put(OF_PROMPT, "prompt");
    put(
        OF_POST,
        """
          answer article best comment detail discussion entry email message msg
          post question reply response review rich status story thread topic user
        """);
    put(
        OF_BODY,
        """
          body comment content contents description excerpt html inner markdown
          message msg text
        """);
    put(
        POST_BODY,
        """
          answerbody answercontent answertext bbwrapper commentbody commentcontent
          commenttext commtext cooked kmsg messagebody messagecontent messagetext msgbody
          msgtext postbody postcontent postmessage posttext prose replybody
          replycontent replytext toptext usertext ztext
        """);
    put(
        OF_NO_BODY,
        """
          action actions author avatar button buttons card count date editor foot
          footer form head header image img info link links list menu meta modal popup
          preview quote recent related sidebar sig signature summary teaser time title
          tooltip widget
        """);
  }

  private NameKinds() {}

  private static void put(int kind, String words) {
    for (String word : words.strip().split("\\s+", -1)) {
      WORDS.add(word, kind);
    }
  }

  /** The kinds of a class attribute, bits of the constants. */
  static int ofClass(String names) {
    return read(names) & KINDS;
  }

  /**
   * The kinds of an id. Ids name headings and entries by their words: only one that is all about
   * furniture says so.
   */
  static int ofId(String id) {
    int read = read(id);
    int kinds = read & KINDS & ~(CLUTTER | WIDGET);
    boolean clutter = (read & CLUTTER) != 0 && (read & ONLY_CLUTTER) != 0;
    return clutter ? kinds | CLUTTER_BY_ID : kinds;
  }

  /** Reads names that white space separates. */
  private static int read(String names) {
    int all = ONLY_CLUTTER;
    int name = 0;
    int words = 0;
    boolean body = false;
    int start = -1;
    int hash = 0;
    int length = names.length();
    for (int i = 0; i <= length; i++) {
      char c = i < length ? names.charAt(i) : ' ';
      boolean upper = c >= 'A' && c <= 'Z';
      boolean letter = upper || isLower(c);
      if (start >= 0 && (!letter || (upper && isLower(names.charAt(i - 1))))) {
        int word = WORDS.get(hash, names, start, i);
        all &= (word & (CLUTTER | NEUTRAL)) != 0 ? -1 : ~ONLY_CLUTTER;
        body |= (word & POST_BODY) != 0 || ((name & OF_POST) != 0 && (word & OF_BODY) != 0);
        name |= word & ~((name & WITH) != 0 ? POST_BODY | FURNITURE : POST_BODY);
        name |= words == 0 && (word & FIRST_WIDGET) != 0 ? WIDGET : 0;
        words++;
        start = -1;
        hash = 0;
      }
      if (letter) {
        start = start < 0 ? i : start;
        hash = WordTable.hash(hash, c);
      }
      if (c <= ' ') {
        all |= name | ofWhole(name, words, body);
        name = 0;
        words = 0;
        body = false;
      }
    }
    return all;
  }

  /** What the words of one name say together. */
  private static int ofWhole(int name, int words, boolean body) {
    int kinds = body && (name & OF_NO_BODY) == 0 ? POST_BODY : 0;
    kinds |= words == 1 && (name & ALONE_CLUTTER) != 0 ? CLUTTER | OUTSIDE_THREAD : 0;
    kinds |= words == 1 && (name & OF_BODY) != 0 ? BODY : 0;
    kinds |= (name & OF_CHOSEN) != 0 && (name & OF_ANSWER) != 0 ? CHOSEN : 0;
    kinds |= (name & OF_CELL) != 0 && (name & OF_PROMPT) != 0 ? CLUTTER : 0;
    return kinds;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }
}
