import {
  type BinaryNode,
  encodeBigEndian,
  getBinaryNodeChild,
  getBinaryNodeChildren,
  jidDecode,
} from '@whiskeysockets/baileys';
import type { PublicKeys } from './signal-device.ts';

/** Somebody whom the server knows: under a number and under a LID. */
export interface Resident {
  number: string;
  lid: string;
  /** Numbers of the devices; 0 is the phone. */
  devices: number[];
  /** The phone's keys. */
  keys: PublicKeys;
}

/** Enough that the client uploads none of its own. */
const PREKEYS_LEFT = '50';
const CURVE25519 = Buffer.of(5);

/** The content of the answer to a query of the bot; undefined when "it is done" is all there is to say. */
export function answerQuery(
  iq: BinaryNode,
  find: (user: string) => Resident | undefined,
): BinaryNode[] | undefined {
  const [asked] = Array.isArray(iq.content) ? iq.content : [];
  if (!asked) return undefined;
  if (iq.attrs.xmlns === 'usync') return [node('usync', [usersOf(asked, find)])];
  if (iq.attrs.xmlns !== 'encrypt' || iq.attrs.type !== 'get') return undefined;
  switch (asked.tag) {
    case 'count':
      return [{ tag: 'count', attrs: { value: PREKEYS_LEFT } }];
    case 'digest':
      // A client that gets none takes its keys for lost, and uploads new ones.
      return [node('digest', [])];
    case 'key':
      return [node('list', bundlesOf(asked, find))];
    default:
      return undefined;
  }
}

function usersOf(usync: BinaryNode, find: (user: string) => Resident | undefined): BinaryNode {
  const users = getBinaryNodeChildren(getBinaryNodeChild(usync, 'list'), 'user');
  return node(
    'list',
    users.map((user) => {
      const { jid } = user.attrs;
      return jid === undefined ? contactOf(user, find) : devicesOf(jid, find);
    }),
  );
}

/** Is this number on WhatsApp? */
function contactOf(user: BinaryNode, find: (user: string) => Resident | undefined): BinaryNode {
  const contact = getBinaryNodeChild(user, 'contact')?.content;
  const number = Buffer.from(contact instanceof Uint8Array ? contact : String(contact))
    .toString()
    .replace(/\D/g, '');
  return {
    tag: 'user',
    attrs: { jid: `${number}@s.whatsapp.net` },
    content: [{ tag: 'contact', attrs: { type: find(number) ? 'in' : 'out' } }],
  };
}

function devicesOf(jid: string, find: (user: string) => Resident | undefined): BinaryNode {
  const { user = '', server } = jidDecode(jid) ?? {};
  const resident = find(user);
  const devices = (resident?.devices ?? []).map((id) => ({
    tag: 'device',
    // Every device but the phone has an index among the keys of the account.
    attrs: id === 0 ? { id: '0' } : { id: String(id), 'key-index': String(id) },
  }));
  const content = [node('devices', [node('device-list', devices)])];
  if (resident && server !== 'lid')
    content.push({ tag: 'lid', attrs: { val: `${resident.lid}@lid` } });
  return { tag: 'user', attrs: { jid }, content };
}

function bundlesOf(key: BinaryNode, find: (user: string) => Resident | undefined): BinaryNode[] {
  return getBinaryNodeChildren(key, 'user').flatMap(({ attrs }) => {
    const keys = find(jidDecode(attrs.jid)?.user ?? '')?.keys;
    if (!keys) return [];
    const { registrationId, identityKey, signedPreKey } = keys;
    const content = [
      node('registration', encodeBigEndian(registrationId, 4)),
      node('type', CURVE25519),
      node('identity', bare(identityKey)),
      node('skey', [
        node('id', encodeBigEndian(signedPreKey.keyId, 3)),
        node('value', bare(signedPreKey.publicKey)),
        node('signature', signedPreKey.signature),
      ]),
    ];
    return [{ tag: 'user', attrs, content }];
  });
}

/** Keys go over the wire without their version byte. */
function bare(key: Uint8Array): Uint8Array {
  return key.subarray(1);
}

function node(tag: string, content: BinaryNode[] | Uint8Array): BinaryNode {
  return { tag, attrs: {}, content };
}
