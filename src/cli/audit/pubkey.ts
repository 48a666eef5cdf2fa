import { openStore } from '../../database.ts';
import type { AuditAction } from './options.ts';

export const pubkey: AuditAction = async (_options, io) => {
  const { store } = await openStore(io.config(), { migrate: false });
  try {
    io.out(await store.auditPublicKey());
    return 0;
  } finally {
    await store.close();
  }
};
