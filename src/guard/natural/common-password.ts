import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { has, isQuoted, type Unit } from '../unit.ts';
import type { Setting } from './setting.ts';

const LONGEST = 20;

/** The words that head every list of leaked passwords, with the figures and marks that people put behind them. */
export const common =
  /^(?:letmein|iloveyou|qwerty|qwertz|azerty|trustno|changeme|asdfgh|zxcvbn|password|passw0rd|p[a@][s$]{2}w[o0]rd|passwort|welcome|admin|abc|abcd|test|secret|monkey|dragon|master|sunshine|princess|contrasena|contraseña|senha|motdepasse|wachtwoord|haslo|hasło|losenord|lösenord|hallo|ciao|bonjour|welkom|willkommen|bienvenido|benvenuto|witaj)[@#._*-]?\d{2,6}[!@#.*]?$|^(?:letmein|iloveyou|qwerty|qwertz|azerty|trustno1|changeme|asdfgh\w*|zxcvbn\w*|qwertyuiop|1q2w3e4r\w*|abc123|a1b2c3\w*)[!@#.*]?$/i;

/** "password123, yes really, that's mine": one of the commonest passwords and somebody whose it is. */
export function findCommonPassword(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (setting.document || units.length > LONGEST) return undefined;
  if (units.some((unit) => has(unit, role.never) || /[?？؟]/.test(unit.trail))) return undefined;
  const at = units.findIndex((unit) => common.test(unit.text));
  const value = units[at];
  if (value === undefined || isQuoted(value)) return undefined;
  const others = units.filter((unit) => unit !== value);
  const owned = others.some(
    (unit) =>
      has(unit, role.my) &&
      /^(?:my|mine|mein|meins|meine|mon|ma|mien|mi|mia|mio|meu|minha|mijn|mn|moje|mój|min|mitt)$/.test(
        unit.key,
      ),
  );
  const stated =
    owned || others.some((unit) => has(unit, role.everywhere | role.give | role.signIn));
  const about = others.some((unit) =>
    has(unit, role.service | role.signIn | role.password | role.weak | role.everywhere),
  );
  if (!stated || !(about || owned)) return undefined;
  return { kind: 'password', detector: 'common-password', start: value.start, end: value.end };
}
