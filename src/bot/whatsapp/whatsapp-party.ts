import type { Party } from '../../desk/privacy/facts.ts';
import { hostOf } from '../../desk/privacy/host.ts';

const WHATSAPP_SOCKET = 'wss://web.whatsapp.com';
/** The only host that files come from: the sender names a path, never a host. */
export const WHATSAPP_MEDIA = 'https://mmg.whatsapp.net';
/** Where files go to is named by WhatsApp each time. */
const WHATSAPP_UPLOAD = '*.whatsapp.net';

/** WhatsApp in the privacy notice. */
export function whatsAppParty(config: { url: string | null; mediaUrl: string | null }): Party {
  const socket = hostOf(config.url ?? WHATSAPP_SOCKET);
  const media = hostOf(config.mediaUrl ?? WHATSAPP_MEDIA);
  return {
    role: 'chat',
    name: 'WhatsApp',
    hosts: [socket.host, media.host, ...(config.url === null ? [WHATSAPP_UPLOAD] : [])],
    local: socket.local && media.local,
    gets: 'who writes to whom and when; words and files travel end-to-end encrypted to the phone of this desk',
    keeps:
      'Messages also stay on that phone until a person of the desk deletes them there; please delete secrets on your side for everyone.',
  };
}
