import type { WASocket } from '@whiskeysockets/baileys';

/** Only while pairing: a code to be shown to the operator, and to nobody else. */
export interface Pairing {
  phone: string | null;
  show(code: { kind: 'qr' | 'code'; text: string }): void;
}

/** QR and pairing code give away the account: they go to whoever runs the pairing, never into a log. */
export function codeShower(
  pairing: Pairing | undefined,
  socket: Pick<WASocket, 'requestPairingCode'>,
  refused: (advice: string) => void,
): (qr: string) => void {
  let asked = false;
  return (qr) => {
    if (!pairing) return;
    if (pairing.phone === null) return pairing.show({ kind: 'qr', text: qr });
    // A code is asked for once; WhatsApp refuses those who ask often.
    if (asked) return;
    asked = true;
    socket.requestPairingCode(pairing.phone).then(
      (text) => pairing.show({ kind: 'code', text }),
      () => refused('WhatsApp gave no code for that number. Check it, or scan the QR code.'),
    );
  };
}
