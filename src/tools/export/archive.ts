import { strToU8, type Zippable, zipSync } from 'fflate';
import type { ClientRecord } from '../../desk/client-record.ts';
import type { Store } from '../../desk/ports/store.ts';
import type { Posting } from '../../desk/posting.ts';
import { auditExtract, auditRows } from './audit-extract.ts';
import { jsonResume } from './json-resume.ts';
import { exportPage } from './page.ts';

export interface ExportDeps {
  store: Pick<Store, 'readRecord' | 'getPostings' | 'listAudit' | 'extractAudit'>;
}

const EXPORT_NAME = /^sayso-export-.*\.zip$/;

/**
 * Everything that is kept of a client as one zip: data.json for machines, index.html for reading, the CV as it was handed
 * in and its facts as JSON Resume, prepared files, and the client's rows of the log. Null when there is no such client.
 */
export async function exportArchive(
  deps: ExportDeps,
  clientId: string,
  at: Date,
): Promise<{ name: string; bytes: Uint8Array } | null> {
  const record = await deps.store.readRecord(clientId);
  if (!record) return null;
  const log = await auditRows(deps.store, record.client.subject);
  const postings = await deps.store.getPostings([...new Set(postingIds(record))], { clientId });
  const extract = await auditExtract(deps.store, record.client.subject, log, at);
  const files: Zippable = {
    'index.html': strToU8(exportPage(record, postings, log, at)),
    'data.json': strToU8(`${JSON.stringify(exportData(record, postings, at), null, 2)}\n`),
    [extract.name]: strToU8(extract.text),
  };
  const resume = jsonResume(record, at);
  if (resume) files['cv/resume.json'] = strToU8(`${JSON.stringify(resume, null, 2)}\n`);
  // What is compressed already is only stored.
  if (record.cv && record.cvFile)
    files[`cv/${safeName(record.cv.fileName)}`] = [record.cvFile, { level: 0 }];
  for (const [index, { name, base64 }] of handedOver(record).entries())
    files[`files/${index + 1}-${safeName(name)}`] = Buffer.from(base64, 'base64');
  const day = at.toISOString().slice(0, 10);
  return { name: `sayso-export-${day}.zip`, bytes: zipSync(files, { mtime: at }) };
}

/** The machine-readable part; the version rises when a field changes its meaning. */
export function exportData(record: ClientRecord, postings: readonly Posting[], at: Date) {
  const { cvFile: _bytes, client, sent, ...rest } = record;
  return {
    format: 'sayso-export',
    version: 1,
    at,
    client,
    ...rest,
    sent: sent.map(({ message, ...row }) => ({
      ...row,
      // The bytes stand beside this file.
      message: message.kind === 'file' ? { ...message, base64: '' } : message,
    })),
    postings,
  };
}

function postingIds(record: ClientRecord): string[] {
  return [
    ...record.pipeline.map(({ postingId }) => postingId),
    ...record.drafts.map(({ postingId }) => postingId),
    ...record.shownPostings,
    ...record.ownPostings,
    ...record.followUps.map(({ postingId }) => postingId),
    ...record.searches.flatMap(({ shown }) => shown.map(({ postingId }) => postingId)),
  ];
}

/** Files that were handed over, without earlier exports: an export in an export would grow for ever. */
function handedOver(record: ClientRecord) {
  return record.sent.flatMap(({ message }) =>
    message.kind === 'file' && !EXPORT_NAME.test(message.name) ? [message] : [],
  );
}

/** A name that no program takes for a folder or for a hidden file. */
function safeName(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N}._ -]/gu, '_')
      .replace(/^\.+/, '_')
      .slice(0, 120) || 'file'
  );
}
