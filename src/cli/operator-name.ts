import { UsageError } from './command.ts';

/** The name that the log gets. Throws `UsageError` when there is none that it can take. */
export function operatorName(name: string | undefined): string {
  const operator = name?.trim() ?? '';
  if (!/^[\p{L}\p{N}._@-]{1,60}$/u.test(operator))
    throw new UsageError('Name yourself with --operator NAME: letters, digits and ._@- only.');
  return operator;
}
