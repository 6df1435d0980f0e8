/**
 * Tags from a sequence classifier in the Open Neural Network Exchange format, as transformers and
 * optimum export them, run by ONNX Runtime where that is on the class path.
 */
package io.mimodata.filter.tagger.onnx;
