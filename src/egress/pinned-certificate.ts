import { X509Certificate } from 'node:crypto';
import type { PeerCertificate } from 'node:tls';

/**
 * What makes a TLS connection take exactly one certificate, whoever signed it: it is the only one that is trusted, and its
 * fingerprint stands in for its names, since a desk reaches itself by an address that no certificate has. What else is
 * checked of a certificate (its dates, that the other end has its key) still is.
 * @param pem  the certificate; of a chain the first one, as a server shows it. Throws when it is none.
 */
export function pinned(pem: string): {
  ca: string;
  allowPartialTrustChain: true;
  checkServerIdentity(host: string, shown: PeerCertificate): Error | undefined;
} {
  const own = new X509Certificate(pem);
  return {
    ca: own.toString(),
    // One that an authority signed is trusted by itself, without that authority.
    allowPartialTrustChain: true,
    checkServerIdentity: (_host, shown) =>
      shown.fingerprint256 === own.fingerprint256
        ? undefined
        : new Error('another certificate than expected'),
  };
}
