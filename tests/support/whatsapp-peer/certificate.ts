import { Curve, proto, WA_CERT_DETAILS } from '@whiskeysockets/baileys';

/** One root for the whole process: a client that trusts it trusts every peer that runs here. */
const root = Curve.generateKeyPair();

const INTERMEDIATE_SERIAL = 3;
const LEAF_SERIAL = 9;

/** Puts our root in the place of WhatsApp's own, for every client in this process. */
export function trustTestRoot(): void {
  WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(root.public);
}

/** The chain that a server shows in the handshake: root, intermediate, and a leaf for its static key. */
export function certificateChain(serverKey: Uint8Array): Uint8Array {
  const { Details } = proto.CertChain.NoiseCertificate;
  const issuer = Curve.generateKeyPair();
  const intermediate = Details.encode({
    serial: INTERMEDIATE_SERIAL,
    issuerSerial: WA_CERT_DETAILS.SERIAL,
    key: issuer.public,
  }).finish();
  const leaf = Details.encode({
    serial: LEAF_SERIAL,
    issuerSerial: INTERMEDIATE_SERIAL,
    key: serverKey,
  }).finish();
  return proto.CertChain.encode({
    intermediate: { details: intermediate, signature: Curve.sign(root.private, intermediate) },
    leaf: { details: leaf, signature: Curve.sign(issuer.private, leaf) },
  }).finish();
}
