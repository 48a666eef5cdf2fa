/**
 * Operational log: typed events with ids, codes and numbers only (I13).
 * There is no field for free text on purpose.
 */
export interface Log {
  event(level: LogLevel, name: string, fields?: LogFields): void;
}
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;
