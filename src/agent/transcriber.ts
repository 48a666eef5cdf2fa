import OpenAI, { toFile } from 'openai';
import type { Transcriber } from '../desk/ports/transcriber.ts';
import type { Fetch } from '../desk/ports/way-out.ts';

const TIMEOUT_MS = 60_000;

/** Speech to text through an OpenAI-compatible server. Throws the client's own errors; one try, the client may send again. */
export function createTranscriber(options: {
  apiKey: string;
  baseUrl: string | null;
  model: string;
  /** The way out. */
  fetch: Fetch;
}): Transcriber {
  const client = new OpenAI({
    apiKey: options.apiKey,
    ...(options.baseUrl === null ? {} : { baseURL: options.baseUrl }),
    // A redirect would take the key and the voice along; the guard follows none.
    fetch: options.fetch,
    maxRetries: 0,
    timeout: TIMEOUT_MS,
  });
  return {
    async transcribe(bytes, mime, signal) {
      const type = mime.split(';')[0] ?? 'audio/ogg';
      const file = await toFile(bytes, `voice.${EXTENSIONS.get(type) ?? 'ogg'}`, { type });
      const heard = await client.audio.transcriptions.create(
        { file, model: options.model },
        { signal },
      );
      return heard.text;
    },
  };
}

const EXTENSIONS = new Map([
  ['audio/ogg', 'ogg'],
  ['audio/mpeg', 'mp3'],
  ['audio/mp4', 'm4a'],
  ['audio/wav', 'wav'],
  ['audio/webm', 'webm'],
]);
