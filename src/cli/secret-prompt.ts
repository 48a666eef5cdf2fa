import { createInterface } from 'node:readline';
import { type CommandIo, UsageError } from './command.ts';

/** Asks twice on the terminal, without showing what is typed. Throws `UsageError` where there is no terminal. */
export async function askNewPassword(io: CommandIo, name: string): Promise<string> {
  if (!io.input.isTTY)
    throw new UsageError(
      'There is no terminal to ask for a password. Add --password-stdin and give it as the first line.',
    );
  const password = await askHidden(io, `Password for ${name} (it is not shown):`);
  if ((await askHidden(io, 'Once more:')) !== password)
    throw new UsageError('The two passwords differ, so nothing was changed. Try again.');
  return password;
}

/** The first line of the input, as it is. */
export async function firstLine(input: NodeJS.ReadStream): Promise<string> {
  const lines = createInterface({ input });
  for await (const line of lines) {
    lines.close();
    input.destroy();
    return line;
  }
  return '';
}

function askHidden({ input, err }: CommandIo, question: string): Promise<string> {
  err(question);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let typed = '';
  const end = (finish: () => void) => {
    input.off('data', read);
    input.setRawMode(false);
    input.pause();
    finish();
  };
  const read = (chunk: Buffer | string) => {
    for (const sign of chunk.toString()) {
      if (sign === '\r' || sign === '\n') return end(() => resolve(typed));
      if (sign === '\u0003' || sign === '\u0004')
        return end(() => reject(new UsageError('Stopped; nothing was changed.')));
      if (sign === '\u007f' || sign === '\b') typed = [...typed].slice(0, -1).join('');
      else typed += sign;
    }
  };
  // Raw: the terminal itself shows nothing either.
  input.setRawMode(true);
  input.resume();
  input.on('data', read);
  return promise;
}
