import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestConsole, type TestConsole } from '../../support/console-server.ts';

describe('the accounts of others', () => {
  let console: TestConsole;
  const ids = new Map<string, string>();
  beforeEach(async () => {
    console = await openTestConsole();
    for (const [name, role] of [
      ['Ada', 'admin'],
      ['Lea', 'lead'],
      ['Otto', 'operator'],
      ['Vic', 'viewer'],
    ] as const)
      ids.set(name, await console.addOperator(name, role));
  });
  afterEach(() => console.close());
  const as = async (name: string) => {
    const { cookie } = await console.signIn(name);
    const csrf = await console.csrf(cookie);
    return {
      cookie,
      get: (path: string) => console.get(path, cookie),
      post: (path: string, fields: Record<string, string> = {}) =>
        console.post(path, { csrf, ...fields }, cookie),
    };
  };
  const of = (name: string) => `/operators/${ids.get(name)}`;

  it.each(['Lea', 'Otto', 'Vic'])(
    'are not for %s: no look, no role of their own making',
    async (name) => {
      const { get, post } = await as(name);
      expect((await get('/operators')).status).toBe(403);
      expect((await get(of('Ada'))).status).toBe(403);
      for (const path of [
        'rights',
        'known-by',
        'disable',
        'enable',
        'unlock',
        'totp-off',
        'sign-out',
      ])
        expect((await post(`${of(name)}/${path}`, { role: 'admin' })).status).toBe(403);
      const account = await console.store.operatorBy({ name });
      expect(account?.role).not.toBe('admin');
    },
  );

  it('are listed for an admin, names as text', async () => {
    await console.store.addOperator(
      {
        id: 'op-x',
        name: '<img src=x onerror=alert(1)>',
        email: null,
        role: 'viewer',
        assignedOnly: true,
        telegramUser: null,
        passwordHash: null,
        at: console.clock.now(),
      },
      [],
    );
    const { get } = await as('Ada');
    const page = await (await get('/operators')).text();
    for (const name of ids.keys()) expect(page).toContain(`>${name}</a>`);
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toContain('<img');
  });

  it('change in role and view, on the record, and their sessions end', async () => {
    const ada = await as('Ada');
    const otto = await as('Otto');
    const answer = await ada.post(`${of('Otto')}/rights`, { role: 'lead', assigned_only: 'on' });
    expect(answer.status).toBe(303);
    expect(await console.store.operatorBy({ name: 'Otto' })).toMatchObject({
      role: 'lead',
      assignedOnly: true,
    });
    expect((await otto.get('/account')).status).toBe(303);
    expect(await console.audited()).toEqual(
      expect.arrayContaining([
        'operator.role_changed none account Otto; role lead; operator Ada',
        'operator.assigned_only_changed none account Otto; on; operator Ada',
      ]),
    );
  });

  it('get an e-mail address and a Telegram account, on the record without either', async () => {
    const ada = await as('Ada');
    const otto = await as('Otto');
    const fields = { email: ' Otto@Example.com', telegram: '424242' };
    expect((await ada.post(`${of('Otto')}/known-by`, fields)).status).toBe(303);
    expect(await console.store.operatorBy({ name: 'Otto' })).toMatchObject({
      email: 'otto@example.com',
      telegramUser: '424242',
      role: 'operator',
    });
    expect(await (await ada.get(of('Otto'))).text()).toContain('value="otto@example.com"');
    // The address is a way in, so whoever came by the old one has to come again.
    expect((await otto.get('/account')).status).toBe(303);
    const taken = await ada.post(`${of('Vic')}/known-by`, { email: '', telegram: '424242' });
    expect(taken.status).toBe(409);
    expect(await taken.text()).toContain('is another operator’s');
    await ada.post(`${of('Otto')}/known-by`, { email: 'otto@example.com', telegram: '' });
    expect(await console.store.operatorBy({ name: 'Otto' })).toMatchObject({ telegramUser: null });
    const rows = (await console.audited()).filter((row) => /email_|telegram_/.test(row));
    expect(rows.toSorted()).toEqual([
      'operator.email_changed none account Otto; set; operator Ada',
      'operator.telegram_changed none account Otto; set; operator Ada',
      'operator.telegram_changed none account Otto; taken away; operator Ada',
    ]);
  });

  it.each([
    { email: 'x', telegram: '' },
    { email: '', telegram: '@otto' },
    { email: 'a@b.example', telegram: '-1' },
    { email: 'a@b.example' },
    {},
  ])('refuse an address or a number that is none: %j', async (fields) => {
    const ada = await as('Ada');
    const answer = await ada.post(`${of('Otto')}/known-by`, fields);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('role="alert"');
    expect(await console.store.operatorBy({ name: 'Otto' })).toMatchObject({
      email: null,
      telegramUser: null,
    });
  });

  it('keep the address that is their only way in', async () => {
    const id = ids.get('Otto') ?? '';
    await console.store.changeOperator(id, { email: 'o@b.example', passwordHash: null }, []);
    const ada = await as('Ada');
    const answer = await ada.post(`${of('Otto')}/known-by`, { email: '', telegram: '' });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('their only way in');
    expect((await console.store.operatorBy({ name: 'Otto' }))?.email).toBe('o@b.example');
  });

  it('are not opened to all conversations by an admin who sees some only', async () => {
    for (const name of ['Ada', 'Otto'])
      await console.store.changeOperator(ids.get(name) ?? '', { assignedOnly: true }, []);
    const ada = await as('Ada');
    for (const [name, role] of [
      ['Otto', 'operator'],
      ['Ada', 'admin'],
    ] as const) {
      const answer = await ada.post(`${of(name)}/rights`, { role });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('cannot let anybody see all of them');
      expect((await console.store.operatorBy({ name }))?.assignedOnly).toBe(true);
    }
  });

  it('are shut out at once, and let in again', async () => {
    const ada = await as('Ada');
    const vic = await as('Vic');
    await ada.post(`${of('Vic')}/disable`);
    expect((await vic.get('/account')).status).toBe(303);
    expect((await console.signIn('Vic')).response.status).toBe(401);
    await ada.post(`${of('Vic')}/enable`);
    expect((await console.signIn('Vic')).response.status).toBe(303);
  });

  it('lose their codes and their wait by an admin', async () => {
    const id = ids.get('Vic') ?? '';
    await console.store.changeOperator(id, { totpSecret: 'JBSWY3DPEHPK3PXP' }, []);
    const until = new Date(console.clock.now().getTime() + 60_000);
    await console.store.failSignIn(id, until, []);
    const ada = await as('Ada');
    expect(await (await ada.get(of('Vic'))).text()).toContain('waits after wrong tries');
    await ada.post(`${of('Vic')}/unlock`);
    await ada.post(`${of('Vic')}/totp-off`);
    expect((await console.signIn('Vic')).response.status).toBe(303);
  });

  it.each([
    ['rights', { role: 'viewer' }],
    ['disable', {}],
  ])('keep their last admin (%s)', async (path, fields) => {
    const ada = await as('Ada');
    const answer = await ada.post(`${of('Ada')}/${path}`, fields);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('This is the last admin');
    expect((await ada.get('/operators')).status).toBe(200);
  });

  it.each([{ role: 'owner' }, { role: '' }, {}, { role: 'admin', assigned_only: 'maybe' }])(
    'refuse a form with %j',
    async (fields) => {
      const ada = await as('Ada');
      expect((await ada.post(`${of('Vic')}/rights`, fields)).status).toBe(400);
      expect((await console.store.operatorBy({ name: 'Vic' }))?.role).toBe('viewer');
    },
  );

  it('are not found under a made-up id', async () => {
    const ada = await as('Ada');
    for (const id of ['none', '..%2f..', '%00', "'%20or%201=1"]) {
      expect((await ada.get(`/operators/${id}`)).status).toBe(404);
      expect((await ada.post(`/operators/${id}/disable`)).status).toBe(404);
    }
  });
});
