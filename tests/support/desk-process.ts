import { spawnSayso } from './chat-process.ts';

/** `sayso start` as a process of its own. */
export interface DeskProcess {
  /** Resolves with the address of its console when it takes messages. */
  ready: Promise<string>;
  output(): string;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
  running(): boolean;
}

export function startDesk(options: {
  home: string;
  env: Record<string, string>;
  role?: 'edge' | 'worker';
}): DeskProcess {
  const child = spawnSayso(['start', ...(options.role ? ['--role', options.role] : [])], {
    home: options.home,
    env: { CONSOLE_LISTEN: '127.0.0.1:0', LOG_LEVEL: 'info', ...options.env },
  });
  let output = '';
  const started = Promise.withResolvers<string>();
  const exited = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      resolve(code);
      started.reject(new Error(`The desk ended before it was ready: ${output}`));
    }),
  );
  started.promise.catch(() => undefined);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const ready = /^ready (\S+)/m.exec(output)?.[1];
      if (ready !== undefined) started.resolve(ready);
    });
  return {
    ready: started.promise,
    output: () => output,
    running: () => child.exitCode === null && child.signalCode === null,
    async kill(signal) {
      child.kill(signal);
      return exited;
    },
  };
}
