package io.mimodata.extract.pdf.page;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;

/** Draws forms, and notes images without decoding them. */
final class DrawnObject extends OperatorProcessor {
  private final PageReader reader;

  DrawnObject(PageReader reader) {
    super(reader);
    this.reader = reader;
  }

  @Override
  public void process(Operator operator, List<COSBase> operands) throws IOException {
    PDResources resources = reader.getResources();
    if (operands.isEmpty() || !(operands.get(0) instanceof COSName name) || resources == null) {
      return;
    }
    if (resources.isImageXObject(name)) {
      reader.imageDrawn();
      return;
    }
    PDXObject object = resources.getXObject(name);
    if (object instanceof PDTransparencyGroup group) {
      reader.showTransparencyGroup(group);
    } else if (object instanceof PDFormXObject form) {
      reader.showForm(form);
    }
  }

  @Override
  public String getName() {
    return OperatorName.DRAW_OBJECT;
  }
}
