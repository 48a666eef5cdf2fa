/** Speech to text, by a model that the operator configured. */
export interface Transcriber {
  /** The words of a recording; empty when there are none. Throws when the model cannot be reached or refuses. */
  transcribe(bytes: Uint8Array, mime: string, signal: AbortSignal): Promise<string>;
}
