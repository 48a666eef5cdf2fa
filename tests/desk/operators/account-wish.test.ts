import { describe, expect, it } from 'vitest';
import { changesOf, refusedWish } from '../../../src/desk/operators/account-wish.ts';
import { type Operator, ROLES } from '../../../src/desk/operators/operator.ts';
import type { OperatorAccount } from '../../../src/desk/ports/operator-store.ts';

const OTTO: OperatorAccount = {
  id: 'op-otto',
  name: 'Otto',
  role: 'operator',
  assignedOnly: true,
  email: 'otto@b.example',
  telegramUser: null,
  hasPassword: true,
  hasTotp: false,
  createdAt: new Date('2026-11-01T00:00:00Z'),
  disabledAt: null,
  lockedUntil: null,
};
const by = (role: Operator['role'], assignedOnly = false): Operator => ({
  ...{ id: 'op-by', name: 'By', role, assignedOnly },
});

describe('a wish about an account', () => {
  it('changes only what differs, and its rows name no address', () => {
    const same = { role: OTTO.role, assignedOnly: true, email: OTTO.email, telegramUser: null };
    expect(changesOf(OTTO, same)).toEqual([]);
    const changes = changesOf(OTTO, { email: null, telegramUser: '42', role: 'lead' });
    expect(changes.map(({ action, detail }) => `${action}: ${detail}`)).toEqual([
      'role_changed: role lead',
      'email_changed: taken away',
      'telegram_changed: set',
    ]);
  });

  it.each(ROLES)('gives no higher role than its own by a %s', (role) => {
    for (const wished of ROLES) {
      const refused = refusedWish(by(role), { ...OTTO, role: 'viewer' }, { role: wished });
      expect(refused === null).toBe(ROLES.indexOf(wished) <= ROLES.indexOf(role));
    }
  });

  it('touches no account of a higher role', () => {
    expect(refusedWish(by('lead'), { ...OTTO, role: 'admin' }, { email: 'x@b.example' })).toContain(
      'a higher role than yours',
    );
  });

  it('opens nothing that its maker does not see', () => {
    const open = { assignedOnly: false };
    expect(refusedWish(by('admin', true), OTTO, open)).toContain('assigned conversations only');
    expect(refusedWish(by('admin'), OTTO, open)).toBeNull();
    expect(refusedWish(null, OTTO, open)).toBeNull();
    expect(refusedWish(by('admin', true), { ...OTTO, assignedOnly: false }, open)).toBeNull();
  });

  it('leaves a way in, whoever asks', () => {
    const only = { ...OTTO, hasPassword: false };
    for (const maker of [null, by('admin')]) {
      expect(refusedWish(maker, only, { email: null })).toContain('their only way in');
      expect(refusedWish(maker, OTTO, { email: null })).toBeNull();
      expect(refusedWish(maker, only, { email: 'new@b.example' })).toBeNull();
    }
  });
});
