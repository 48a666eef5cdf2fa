/** A mail setting is wrong; the message names the variable and what would be right, never its value. */
export class MailConfigError extends Error {
  override readonly name = 'ConfigError';
}
