/** What went wrong with a model server, in words that hold no prompt, no answer and no key. */
export type ModelErrorCode =
  | 'unreachable'
  | 'timeout'
  | 'aborted'
  | 'rate_limited'
  | 'not_authorised'
  | 'not_found'
  | 'too_long'
  | 'refused'
  | 'bad_request'
  | 'server_error'
  | 'broken_answer';

/**
 * The model or its server failed. Carries a code and the HTTP status only: provider messages quote keys and prompts,
 * so the original error is not kept as a cause either.
 */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: ModelErrorCode;
  readonly status: number | null;
  readonly retryable: boolean;

  constructor(code: ModelErrorCode, status: number | null = null) {
    super(`The model server failed: ${code}${status === null ? '' : ` (HTTP ${status})`}.`);
    this.code = code;
    this.status = status;
    this.retryable = code === 'rate_limited' || code === 'server_error' || code === 'unreachable';
  }
}

/** Reads any thrown value of a model client into a `ModelError`; an existing one passes through. */
export function toModelError(thrown: unknown): ModelError {
  const known = findModelError(thrown);
  if (known) return known;
  const status = numberAt(thrown, 'status');
  const words = [textAt(thrown, 'name'), textAt(thrown, 'code'), textAt(thrown, 'message')].join(
    ' ',
  );
  if (/content_filter|content_policy|responsible_?ai/i.test(words))
    return new ModelError('refused', status);
  if (/context_length_exceeded|ContextOverflow|maximum context length/i.test(words))
    return new ModelError('too_long', status);
  if (status !== null) return new ModelError(codeOfStatus(status), status);
  if (/timeout|timed out/i.test(words)) return new ModelError('timeout');
  if (/abort/i.test(words)) return new ModelError('aborted');
  if (/JSON|SyntaxError/.test(words)) return new ModelError('broken_answer');
  return new ModelError('unreachable');
}

function codeOfStatus(status: number): ModelErrorCode {
  if (status === 401 || status === 403) return 'not_authorised';
  if (status === 404) return 'not_found';
  if (status === 408) return 'timeout';
  if (status === 413) return 'too_long';
  if (status === 429) return 'rate_limited';
  return status >= 500 ? 'server_error' : 'bad_request';
}

/** The client library may wrap what a model threw, several layers deep. */
function findModelError(thrown: unknown): ModelError | null {
  let current = thrown;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    if (current instanceof ModelError) return current;
    current = current.cause;
  }
  return null;
}

function textAt(value: unknown, key: string): string {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}

function numberAt(value: unknown, key: string): number | null {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'number' ? found : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
