/** The decoder: weights, the cache of keys and values, and a pass over tokens. */
package io.mimodata.synthgen.mimo.network;
