/** In every word of these faults that a client could have written. */
export const CANARY = 'Larkspur71';

/** Faults as they come in real life, each with a client's words in another place. */
export const FAULTS: Readonly<Record<string, () => unknown>> = {
  message: () => new Error(`cannot read ${CANARY}`),
  cause: () => new TypeError('broken', { cause: new Error(CANARY, { cause: CANARY }) }),
  json: () => thrownBy(() => JSON.parse(`{"cv": ${CANARY}}`)),
  axios: () =>
    Object.assign(new Error(`Request failed for ${CANARY}`), {
      name: CANARY,
      code: `ERR_${CANARY}`,
      config: { url: `https://api.example/${CANARY}`, headers: { authorization: CANARY } },
      response: { status: 400, data: { echo: CANARY } },
    }),
  'frames in the message': () =>
    new Error(
      `boom\n    at ${CANARY} (${process.cwd()}/src/main.ts:1:1)\n    at x (node:${CANARY}:1:1)`,
    ),
  'a message that was changed': () => {
    const error = new Error(`boom\n    at ${CANARY} (${process.cwd()}/src/main.ts:1:1)`);
    error.message = 'harmless';
    return error;
  },
  'a message that was emptied': () => {
    const error = new Error(`boom\n    at ${CANARY} (${process.cwd()}/src/main.ts:1:1)`);
    error.message = '';
    return error;
  },
  'a name and a stack of its own': () => {
    const error = new Error('boom');
    error.name = CANARY;
    error.stack = `${CANARY}\n    at ${CANARY} (/home/${CANARY}/x.ts:1:1)`;
    return error;
  },
  several: () => new AggregateError([new Error(CANARY)], CANARY),
  'a thrown text': () => CANARY,
  'a thrown object': () => ({ message: CANARY, stack: CANARY }),
  nothing: () => undefined,
};

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
