/** The promise, or a rejection when it takes longer: for clients that wait for ever on a server that is away. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It took too long.')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // What comes later is nobody's concern any more.
    work.catch(() => undefined);
  }
}
