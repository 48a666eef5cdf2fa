import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Approval } from '../../src/desk/approval.ts';
import { isApproved, mintApproved, mintPermitted } from '../../src/desk/gate.ts';
import { canonicalJson, payloadHash } from '../../src/desk/payload.ts';
import { DEFAULT_SETTINGS } from '../../src/desk/settings.ts';
import { createHandoverMailer } from '../../src/mail/handover-mailer.ts';
import { mailtoLink } from '../../src/mail/mailto.ts';
import { systemClock, systemIds } from '../../src/system.ts';
import { createCatalog } from '../../src/tools/catalog.ts';

const TOOL = {
  name: 'send_outreach',
  standing: 'never',
  payload: z.strictObject({ body: z.string() }),
};
const PAYLOAD = canonicalJson({ body: 'Hello' });

function approval(values: Partial<Approval> = {}): Approval {
  return {
    id: systemIds.next(),
    clientId: 'client',
    conversationId: 'conversation',
    number: 1,
    tool: TOOL.name,
    payload: PAYLOAD,
    payloadHash: payloadHash(TOOL.name, PAYLOAD),
    cardText: 'card',
    nonce: 'nonce12345',
    status: 'approved',
    about: null,
    createdAt: new Date(),
    expiresAt: new Date(),
    shownOrder: null,
    shownAt: new Date(),
    decidedAt: new Date(),
    decidedVia: 'tap',
    decidedBy: 'inbox',
    nextLookAt: null,
    lookedAt: null,
    looks: 0,
    ...values,
  };
}

describe('the gate (I4, I5)', () => {
  it('makes an approved value from a claimed row with the approved bytes', () => {
    const minted = mintApproved({ approval: approval(), executionStatus: 'attempting' }, TOOL);
    expect(minted).toMatchObject({ ok: true, approved: { payload: { body: 'Hello' } } });
    if (!minted.ok) return;
    expect(isApproved(minted.approved)).toBe(true);
    expect(isApproved({ ...minted.approved })).toBe(false);
    expect(Object.isFrozen(minted.approved)).toBe(true);
  });

  it.each<[string, Partial<Approval>, string, string]>([
    ['a pending row', { status: 'pending' }, 'attempting', 'not_attempting'],
    ['a declined row', { status: 'declined' }, 'attempting', 'not_attempting'],
    ['a row that nobody claimed', {}, 'queued', 'not_attempting'],
    ['a row that is done', {}, 'done', 'not_attempting'],
    [
      'a changed payload',
      { payload: canonicalJson({ body: 'Hello!' }) },
      'attempting',
      'hash_mismatch',
    ],
    ['a changed hash', { payloadHash: '0'.repeat(64) }, 'attempting', 'hash_mismatch'],
    ['another tool', { tool: 'delete_account' }, 'attempting', 'hash_mismatch'],
    [
      'a payload that no longer fits the schema',
      { payload: '{"other":1}', payloadHash: payloadHash(TOOL.name, '{"other":1}') },
      'attempting',
      'bad_payload',
    ],
    [
      'a payload that is no JSON',
      { payload: '{', payloadHash: payloadHash(TOOL.name, '{') },
      'attempting',
      'bad_payload',
    ],
  ])('refuses %s', (_what, values, executionStatus, why) => {
    expect(mintApproved({ approval: approval(values), executionStatus }, TOOL)).toEqual({
      ok: false,
      why,
    });
  });

  it('never makes one from a standing permission for a tool that sends', () => {
    const permission = {
      id: 'p',
      tool: TOOL.name,
      host: 'mail.example',
      purpose: 'send',
      grantedAt: new Date(),
      expiresAt: new Date(Date.now() + 1000),
      revokedAt: null,
      uses: 0,
      maxUses: null,
      approvalId: 'a',
    };
    const use = { id: 'u', clientId: 'c', conversationId: 'c', payload: PAYLOAD };
    expect(mintPermitted(permission, use, TOOL)).toMatchObject({ ok: false });
    expect(mintPermitted(permission, use, { ...TOOL, standing: 'allowed' })).toMatchObject({
      ok: true,
    });
    expect(
      mintPermitted({ ...permission, tool: 'other' }, use, { ...TOOL, standing: 'allowed' }),
    ).toMatchObject({ ok: false });
  });
});

describe('the catalog', () => {
  const tools = createCatalog({
    mailer: createHandoverMailer(),
    sentFolder: null,
    mailtoLink,
    store: {
      cvFile: async () => null,
      readRecord: async () => null,
      getPostings: async () => [],
      listAudit: async () => [],
      extractAudit: async () => null,
      getConversation: async () => null,
      loadWorkspace: () => Promise.reject(new Error('Nothing is proposed here.')),
      sentMails: async () => [],
      savedSearches: async () => [],
      nextSavedSearch: async () => 1,
      getDigest: async () => null,
    },
    boards: { boards: [], lookup: async () => ({ postings: [], problems: [] }) },
    jobPages: { allowed: true, read: async () => ({ postings: [], problems: [] }) },
    readPastedJob: async () => null,
    clock: systemClock,
    ids: systemIds,
    settings: DEFAULT_SETTINGS,
  });

  it('labels every tool with its effect and its audit fields, each name once', () => {
    expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
    for (const tool of tools) {
      expect(['inside', 'outside']).toContain(tool.effect);
      for (const field of [tool.audit.source, tool.audit.dataCategory, tool.audit.purpose])
        expect(field.length).toBeGreaterThan(1);
    }
    expect(
      tools
        .filter(({ effect }) => effect === 'outside')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['delete_account', 'export_data', 'lookup_jobs', 'read_job_page', 'send_outreach']);
  });

  it('lets no outside tool run without a value that the gate made', async () => {
    for (const tool of tools) {
      if (tool.effect !== 'outside') continue;
      const minted = mintApproved(
        { approval: approval(), executionStatus: 'attempting' },
        { name: 'send_outreach', payload: TOOL.payload },
      );
      if (!minted.ok) throw new Error('not minted');
      // The same fields in another object: a forgery that the compiler cannot see.
      const forged = Object.assign(Object.create(null), minted.approved);
      await expect(tool.run(forged, AbortSignal.timeout(1000))).rejects.toThrow(/past the gate/);
    }
  });

  it('takes no address, id of a client or approval from a model, and nothing that is not in the schema', () => {
    for (const tool of tools) {
      expect(tool.input.safeParse({ client: 'x', approved: true }).success).toBe(false);
      const schema = JSON.stringify(z.toJSONSchema(tool.input, { io: 'input' }));
      expect(schema).not.toMatch(/"(client|clientId|conversation|approval|host|url)"/);
      expect(schema).toContain('"additionalProperties":false');
    }
  });
});
