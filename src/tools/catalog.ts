import type { SavedCommandDeps } from '../desk/digest/saved-command.ts';
import { stageApproval } from '../desk/dispatch.ts';
import { canonicalJson } from '../desk/payload.ts';
import type { ReadPastedJob } from '../desk/ports/pasted-jobs.ts';
import type { DeskSettings } from '../desk/settings.ts';
import type { Tool } from '../desk/tool.ts';
import { askHuman } from './ask-human.ts';
import { correctFact } from './correct-fact.ts';
import { type DeleteAccountDeps, deleteAccount } from './delete-account.ts';
import { draftCoverLetter } from './draft-cover-letter.ts';
import { draftFollowUp, type FollowUpDeps } from './draft-follow-up.ts';
import { draftOutreach } from './draft-outreach.ts';
import type { ExportDeps } from './export/archive.ts';
import { exportData } from './export-data.ts';
import { keepJobText } from './keep-job-text.ts';
import { listPipeline } from './list-pipeline.ts';
import { type LookupDeps, lookupJobs } from './lookup-jobs.ts';
import type { DeliveryDeps } from './mail-delivery.ts';
import { moveInPipeline } from './move-in-pipeline.ts';
import { readCv } from './read-cv.ts';
import { type JobPageDeps, readJobPage } from './read-job-page.ts';
import { rememberPreference } from './remember-preference.ts';
import { reviseDraft } from './revise-draft.ts';
import { saveJob } from './save-job.ts';
import { saveSearch } from './save-search.ts';
import { scoreMatch } from './score-match.ts';
import { searchJobs } from './search-jobs.ts';
import { proposeMail, sendOutreach } from './send-outreach.ts';
import { showJob } from './show-job.ts';

/** Every tool of the desk. What is not in this list does not exist for a model. */
export function createCatalog(
  deps: DeliveryDeps &
    LookupDeps &
    ExportDeps &
    DeleteAccountDeps &
    FollowUpDeps &
    JobPageDeps &
    SavedCommandDeps & { settings: DeskSettings; readPastedJob: ReadPastedJob },
): Tool[] {
  const send = sendOutreach(deps);
  const revise = reviseDraft(async (draft, workspace) => {
    const proposal = proposeMail(deps, draft, workspace);
    if (!proposal.ok) return;
    await stageApproval(deps.settings, workspace, send, {
      payload: canonicalJson(proposal.payload),
      card: proposal.card,
      about: proposal.about,
    });
  });
  return [
    readCv,
    correctFact,
    rememberPreference,
    searchJobs,
    showJob,
    scoreMatch,
    saveJob,
    saveSearch(deps),
    moveInPipeline,
    listPipeline,
    draftOutreach,
    draftCoverLetter,
    draftFollowUp(deps),
    revise,
    askHuman,
    send,
    lookupJobs(deps),
    readJobPage(deps),
    keepJobText(deps),
    exportData(deps),
    deleteAccount(deps),
  ];
}
