import type { TurnStop } from './ports/agent.ts';

/** What the client reads when a turn stopped before its end. */
export const STOP_SENTENCES: Readonly<Record<TurnStop, string>> = {
  tool_limit:
    'I stopped here: this took more steps than one message may take. Please ask for less at once.',
  token_limit:
    'I stopped here: this took more text than one message may take. Please ask for less at once.',
  cost_limit:
    "I stopped here: today's limit of money for the model is used up. Please go on tomorrow.",
  time_limit: 'I stopped: the model took too long to answer. Nothing was sent; please try again.',
  cancelled: 'Stopped, as you asked. Nothing was sent.',
  model_error:
    'The model could not be reached or gave an unusable answer. Nothing was sent; please try again in a moment.',
  model_refused: 'The model declined to answer that. Nothing was sent; please say it another way.',
  empty: 'I have no answer to that. Please say it another way, or type /help.',
};
