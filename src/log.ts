import pino from 'pino';
import type { Log } from './desk/ports/log.ts';

/**
 * The operational log: one JSON line an event, on stderr, with names, ids, codes and numbers only (I13).
 * Strings are cut, so that no field can carry a text by accident.
 */
export function createLog(level: 'debug' | 'info' | 'warn' | 'error' | 'silent'): Log {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' },
    pino.destination({ fd: 2, sync: true }),
  );
  return {
    event(eventLevel, name, fields = {}) {
      if (!logger.isLevelEnabled(eventLevel)) return;
      const short = Object.fromEntries(
        Object.entries(fields).map(([key, value]) => [
          key,
          typeof value === 'string' ? value.slice(0, MAX_FIELD) : value,
        ]),
      );
      logger[eventLevel](short, name);
    },
  };
}

const MAX_FIELD = 80;
