import { isCardNumber } from '../detectors/card.ts';
import type { Hit } from '../detectors/hit.ts';
import type { Unit } from '../unit.ts';

const card =
  /^(?:visa|mastercard|amex|maestro|rupay|card|cards|credit|debit|cc|karte|kreditkarte|bankkarte|carte|cb|tarjeta|cartao|carta|bankpas|pinpas|creditcard|karta|karty|kort|kortet|bankkort|kart|kartim|karti|карта|карты|карту|بطاقه|بطاقتي|الفيزا|कार्ड|卡号|银行卡|信用卡|カード|카드)$/;

/** The number of a card read out digit by digit: "four five three nine, one two two one, ... thats my visa". */
export function findSpokenCard(units: readonly Unit[]): Hit | undefined {
  const value = units.find(({ text, start, end }) => /^\d{15,16}$/.test(text) && end - start > 30);
  if (value === undefined) return undefined;
  if (!isCardNumber(value.text) && !units.some((unit) => card.test(unit.key))) return undefined;
  return {
    kind: 'card_number',
    detector: 'spoken-card',
    start: value.start,
    end: value.end,
  };
}
