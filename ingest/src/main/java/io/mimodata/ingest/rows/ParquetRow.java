package io.mimodata.ingest.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** A row of a Parquet file. */
final class ParquetRow implements RowDocuments.FieldValues {
  private final Group group;
  private final Set<String> names = new TreeSet<>();

  ParquetRow(Group group) {
    this.group = group;
    for (Type field : group.getType().getFields()) {
      if (group.getFieldRepetitionCount(field.getName()) > 0) {
        names.add(field.getName());
      }
    }
  }

  @Override
  public Set<String> names() {
    return names;
  }

  @Override
  public String string(String name) {
    JsonNode value = ParquetJson.field(group, group.getType().getFieldIndex(name));
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  @Override
  public byte[] bytes(String name) throws InvalidRowException {
    Type type = group.getType().getType(name);
    if (!type.isPrimitive() || !isBinary(type.asPrimitiveType())) {
      throw new InvalidRowException(
          "column '%s' is %s, not binary".formatted(name, type.toString().strip()));
    }
    return group.getBinary(name, 0).getBytes();
  }

  private static boolean isBinary(PrimitiveType type) {
    return type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
        || type.getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
  }
}
