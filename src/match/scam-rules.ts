/** One sign of a fraud, as it stands in a sentence of a posting. */
export interface ScamRule {
  id: string;
  /** What the client reads: "this posting …". */
  warning: string;
  /** Any of them, in one sentence; case does not matter. */
  signs: readonly RegExp[];
  /** A sentence that holds this is harmless, whatever else it says. */
  unless?: RegExp;
  /** Sentences that must be flagged, and their harmless neighbours; the tests read both. */
  examples: readonly string[];
  harmless: readonly string[];
}

const ID =
  "(?:id\\b|identity card|passport|driver'?s? licen[cs]e|driving licen[cs]e|social security|ssn\\b|national insurance|(?:credit|debit|bank) card|ausweis|reisepass|passeport|carte d.identité|dni\\b|pasaporte|cédula|rg e cpf)";
const CHAT =
  '(?:telegram|whats ?app|signal|wechat|viber|hangouts|google chat|wire app|line app|kik|discord|imo)';
const COIN =
  '(?:bitcoin|btc|usdt|tether|ethereum|crypto(?:currency|currencies)?|kryptow[äa]hrung(?:en)?|criptomonedas?|cryptomonnaies?)';
const MONEY =
  '(?:[$€£₹]\\s?\\d[\\d,.]*|\\d[\\d,.]*\\s?(?:[$€£₹]|usd|eur|gbp|euros?|dollars?|pounds?|rupees))';
const WORK_FEE =
  '(?:registration|training|processing|application|enrol?l?ment|security|refundable|starter|onboarding|background check|visa|equipment|admin(?:istration)?|certificat(?:e|ion)|uniform|insurance|laptop)';

/** Postings that want something which no employer wants. Each is a warning to the client and decides nothing. */
export const SCAM_RULES: readonly ScamRule[] = [
  {
    id: 'fee',
    warning: 'asks you to pay; employers do not take money for a job',
    signs: [
      new RegExp(
        `\\b(?:pay|send|transfer|remit|wire|deposit)\\b.{0,50}\\b${WORK_FEE}\\b.{0,20}\\b(?:fee|fees|deposit|charges?|kit|costs?)\\b`,
      ),
      new RegExp(`\\b${WORK_FEE} (?:fee|deposit|charge) (?:of|is|:)? ?(?:only )?${MONEY}`),
      new RegExp(
        `\\b(?:small|one-time|minimum|upfront|initial) (?:investment|payment|deposit) (?:is )?(?:required|needed|of (?:only )?${MONEY})`,
      ),
      /\b(?:purchase|buy) (?:your|the) (?:own )?(?:starter|training|welcome) (?:kit|pack|package)\b/,
      /\b(?:refundable|non-refundable) (?:deposit|fee)\b.{0,60}\b(?:you|start|before|secure|position|applicant|candidate)/,
      /\b(?:bearbeitungsgebühr|anmeldegebühr|kaution|schulungsgebühr)\b.{0,60}\b(?:überweis|zahl|bezahl|vorab|im voraus)/,
      /\b(?:überweis\w*|zahl\w*|bezahl\w*)\b.{0,60}\b(?:bearbeitungsgebühr|anmeldegebühr|schulungsgebühr|kaution)/,
      /\b(?:frais (?:de dossier|d.inscription|de formation))\b.{0,60}\b(?:payer|verser|régler|avance)|\b(?:payer|verser|régler)\b.{0,40}\bfrais (?:de dossier|d.inscription|de formation)/,
      /\b(?:pagar|abonar|depositar)\b.{0,40}\b(?:cuota|tasa|inscripción|registro|curso|taxa de inscrição)\b/,
    ],
    unless:
      /\b(?:we|company|employer|our|hospital|trust|us)\b.{0,25}\b(?:pay|pays|cover|covers|reimburse|fund|refund|will be paid|paid by)|\b(?:no|never|without|zero|free of|not)\b.{0,25}\b(?:fee|fees|pay|charge|charges|deposit|cost)|\bpaid by (?:us|the company|the employer)|\b(?:paid|covered|reimbursed)\b.{0,15}(?:by|for you)|\bwaived\b|\bcustomers?|\bclients?\b|\btenants?\b|\bpatients?\b|\bstudents?\b/,
    examples: [
      'To start you must pay a registration fee of $49.',
      'A refundable deposit of 100 EUR secures your position before the first day.',
      'Please transfer the training fee to our agent.',
      'A small investment of $200 required.',
      'Die Bearbeitungsgebühr ist vorab zu überweisen.',
      'Vous devez régler les frais de dossier avant l’entretien.',
      'Debe pagar la cuota de inscripción por adelantado.',
    ],
    harmless: [
      'We pay your registration fee and your uniform.',
      'You collect fees from customers and deposit them daily.',
      'There is no application fee.',
      'The trust will cover visa processing costs.',
      'You process registration fees for students.',
    ],
  },
  {
    id: 'crypto',
    warning: 'pays or takes money in crypto currency or gift cards',
    signs: [
      new RegExp(
        `\\b(?:paid|pay|payment|salary|wages?|commissions?|earnings|payout|bezahlung|gehalt|salaire|salario|pago)\\b.{0,30}\\b(?:in|via|by|through|en|per)\\b ?(?:the form of )?${COIN}\\b`,
      ),
      new RegExp(
        `\\b(?:open|create|register)\\b.{0,20}\\b(?:your|a)\\b.{0,15}\\b${COIN} (?:wallet|account)\\b`,
      ),
      new RegExp(
        `\\b(?:buy|purchase|convert)\\b.{0,40}\\b(?:${COIN}|gift cards?)\\b.{0,60}\\b(?:send|forward|transfer|upload|codes?)\\b`,
      ),
      /\b(?:recharge|top up|top-up) (?:your|the) (?:account|wallet|balance)\b/,
    ],
    unless:
      /\b(?:option to|optionally|may choose|can choose)\b|\b(?:our|for) (?:customers|users)\b/,
    examples: [
      'Your salary is paid weekly in USDT.',
      'Open a bitcoin wallet before your first day.',
      'You buy gift cards and send us the codes.',
      'Top up your account to unlock the next tasks.',
      'Die Bezahlung erfolgt per Bitcoin.',
    ],
    harmless: [
      'You build the crypto wallet that our users trust.',
      'Our customers buy bitcoin and transfer it in seconds.',
      'You have the option to be paid in crypto.',
    ],
  },
  {
    id: 'identity',
    warning: 'wants your papers or bank data before you were hired',
    signs: [
      new RegExp(
        `\\b(?:send|e-?mail|upload|text|submit|message|provide|share|schicke?n?|sende[nt]?|envoyez|envíe|envie)\\b.{0,40}\\b(?:scans?|scanned|photos?|pictures?|selfies?|front and back|both sides|foto|kopie|numérisation|photo|escaneo|foto)\\b.{0,30}\\b${ID}`,
      ),
      new RegExp(
        `\\b(?:scans?|photos?|pictures?|selfie) (?:of|with) (?:both sides of )?(?:your|the|ihres|deines|votre|tu|su|sua) ?${ID}`,
      ),
      /\b(?:send|e-?mail|text|submit|provide|share)\b.{0,40}\b(?:ssn|social security number|bank (?:account )?(?:details|login|number)|online banking|card number|cvv|routing number)\b/,
    ],
    unless:
      /\b(?:after|once|upon|if)\b.{0,30}\b(?:offer|hired|hire|accepted|employment|start)|\b(?:never|do not|don't|not)\b.{0,20}\b(?:send|ask|share|request|provide)|\b(?:customers?|clients?|users?|patients?|guests?|suppliers?)\b/,
    examples: [
      'Send a scan of your passport to apply.',
      'Text a picture of the front and back of your driver’s license.',
      'Provide your SSN and bank account details on the form.',
      'Schicke ein Foto deines Ausweis.',
      'Take a selfie with your ID and mail it.',
    ],
    harmless: [
      'You check the passports of our guests.',
      'After a job offer you send us a scan of your passport for the contract.',
      'We never ask you to send a photo of your ID.',
      'A driving licence is required.',
      'You help customers upload photos of their ID.',
    ],
  },
  {
    id: 'chat',
    warning: 'takes the talk off the board into a private chat',
    signs: [
      new RegExp(
        `\\b(?:contact|message|text|add|reach|write|chat with|interview|apply|reply|dm|ping|kontaktiere?n?|schreib\\w*|contactez|écrivez|contacta\\w*|escrib\\w*|contate)\\b.{0,60}\\b(?:on|via|through|over|by|at|using|per|über|auf|sur|por|no)\\b ?(?:our |my |the |hr'?s? )?${CHAT}\\b`,
      ),
      new RegExp(`\\b${CHAT}\\b ?(?:number|only|me|us|id|handle|@|:|at \\+)`),
      /\b(?:t\.me|wa\.me|telegram\.me|chat\.whatsapp\.com|signal\.me)\//,
    ],
    unless:
      /\b(?:customers?|clients?|users?|guests?|patients?|integration|integrate|bots?|api|community|students|fraud|scam|never)\b/,
    examples: [
      'Contact our HR manager on Telegram to apply.',
      'The interview takes place via WhatsApp chat.',
      'WhatsApp only: +1 555 0100.',
      'Apply at https://t.me/globalhire now.',
      'Schreib uns per Telegram.',
    ],
    harmless: [
      'You answer customers on WhatsApp and by mail.',
      'You build the Telegram integration of our product.',
      'We will never contact you via WhatsApp.',
      'Signal processing with MATLAB.',
      'You discuss designs with the line manager.',
    ],
  },
  {
    id: 'pay',
    warning: 'promises high pay for work that needs no experience',
    signs: [
      new RegExp(
        `\\b(?:earn|make|get|receive|verdien\\w*|gagnez|gana)\\b.{0,30}${MONEY}.{0,12}\\b(?:an?|per|each|every|pro|par|por|al)\\b ?(?:day|tag|jour|día)\\b.{0,60}\\b(?:from home|at home|no experience|online|phone|zuhause|maison|casa)\\b`,
      ),
      new RegExp(
        `\\bno (?:prior |previous )?(?:experience|skills|qualifications?)\\b.{0,80}\\b(?:earn|make)\\b.{0,30}${MONEY}`,
      ),
      new RegExp(
        `\\b(?:earn|make)\\b.{0,30}${MONEY}.{0,60}\\bno (?:prior |previous )?(?:experience|skills|qualifications?)\\b`,
      ),
      /\b(?:easy|quick|fast|guaranteed) (?:money|cash|income|earnings)\b/,
      new RegExp(
        `\\b(?:earn|make)\\b.{0,30}${MONEY}.{0,6}\\b(?:daily|weekly)\\b.{0,60}\\b(?:from home|at home|online|phone|spare time)\\b`,
      ),
    ],
    examples: [
      'Earn $500 per day from home with your phone!',
      'No experience needed, earn up to $3,000 weekly.',
      'Guaranteed income from week one.',
      'Make €2,500 weekly online in your spare time.',
    ],
    harmless: [
      'No experience needed: we train you; 13.50 EUR an hour.',
      'You earn a salary of $150,000 a year.',
      'Sales people earn uncapped commission.',
      'You get 500 EUR a year for learning.',
    ],
  },
  {
    id: 'mule',
    warning: 'wants you to move money or parcels for others, which can be a crime',
    signs: [
      /\b(?:receive|accept|collect|process)\b.{0,40}\b(?:payments?|funds|transfers?|money|parcels?|packages?)\b.{0,60}\b(?:forward|re-?ship|transfer|send|pass) (?:it|them|on|the (?:rest|money|funds|parcels?|packages?))/,
      /\b(?:use|using|through|into|in|via)\b.{0,15}\byour (?:own |personal |private )?(?:bank|paypal|cash ?app|zelle|venmo) ?account\b/,
      /\bkeep (?:\d+ ?%|a commission|your commission)\b.{0,40}\b(?:each|every|transfer|transaction|payment)\b/,
      /\b(?:parcels?|packages?) (?:to|at) your (?:home )?address\b.{0,60}\b(?:forward|re-?ship|send)/,
      /\bpakete\b.{0,40}\b(?:annehmen|empfangen)\b.{0,40}\bweiter(?:leiten|senden|schicken|versenden)/,
    ],
    unless:
      /\b(?:customers?|clients?|invoices?|warehouse|payroll|salary|wages?|paid|direct deposit)\b/,
    examples: [
      'You receive payments and forward them to our partners.',
      'Funds arrive in your own bank account.',
      'Transfer via your bank account and keep 10% of every transaction.',
      'Receive packages at your home and reship them.',
      'Pakete annehmen und weiterleiten.',
    ],
    harmless: [
      'You process payments of customers and send invoices.',
      'You receive parcels in the warehouse and pass them on to the lines.',
      'Your salary goes into your bank account by direct deposit.',
    ],
  },
  {
    id: 'cheque',
    warning: 'sends you a cheque to spend, which later bounces',
    signs: [
      /\b(?:send|mail|issue|receive|e-?mail)\b.{0,30}\b(?:check|cheque)\b.{0,60}\b(?:buy|purchase|deposit|equipment|laptop|software|vendor)/,
      /\bdeposit (?:the|this|our) (?:check|cheque)\b/,
      /\b(?:check|cheque) for (?:your )?(?:home )?office (?:equipment|supplies|setup)\b/,
    ],
    unless: /\b(?:customers?|clients?|background check|vendors? payments?)\b/,
    examples: [
      'We will mail you a check to purchase your equipment from our vendor.',
      'Deposit the check and buy a laptop.',
      'You receive a cheque for home office supplies.',
    ],
    harmless: [
      'You send checks to vendors for customers.',
      'We run a background check and send you a laptop.',
      'You check deposits and mail statements.',
    ],
  },
  {
    id: 'tasks',
    warning: 'pays for clicks and likes, a known fraud',
    signs: [
      /\b(?:like|likes|rate|rating|optimi[sz]e|optimi[sz]ing|boost|review|subscribe|follow|click)\b.{0,30}\b(?:videos?|apps?|hotels?|products?|channels?|listings|ads?|posts?)\b.{0,60}\b(?:earn|get paid|commission|per (?:task|click|like)|rewards?|daily pay)/,
      /\b(?:simple|easy) (?:online )?tasks?\b.{0,60}\b(?:earn|daily pay|get paid|commission|per day|withdraw)/,
      /\bcomplete (?:\d+ )?(?:orders|tasks)\b.{0,60}\b(?:withdraw|commission|unlock)/,
    ],
    examples: [
      'Like YouTube videos and earn 5 USD per task.',
      'Simple online tasks, get paid every evening.',
      'Complete 40 orders to withdraw your commission.',
    ],
    harmless: [
      'You optimise product listings and review campaigns weekly.',
      'You rate applications and write reviews for managers.',
      'You complete tasks on time.',
    ],
  },
  {
    id: 'no-interview',
    warning: 'hires without ever talking to you',
    signs: [
      /\bno interviews? (?:is |are )?(?:required|needed|necessary)\b/,
      /\b(?:hired|start|job|hiring|employment)\b.{0,40}\bwithout (?:an |any )?interview\b/,
      /\b(?:guaranteed|100 ?% guaranteed) (?:job|employment|hiring|placement|acceptance)\b/,
      /\b(?:keine?|ohne) (?:bewerbungs|vorstellungs)gespräch\b/,
      /\bsans entretien\b|\bsin entrevista\b|\bsem entrevista\b/,
    ],
    examples: [
      'No interview required, start today!',
      'You are hired without an interview.',
      '100% guaranteed placement.',
      'Ohne Vorstellungsgespräch sofort anfangen.',
    ],
    harmless: [
      'The interview takes an hour and includes a short exercise.',
      'We offer guaranteed hours and pay.',
      'You conduct interviews with users.',
    ],
  },
  {
    id: 'account',
    warning: 'wants your login, your code or the use of your account',
    signs: [
      /\b(?:send|share|give|provide|tell|forward)\b.{0,40}\b(?:verification|login|one-time|sms|confirmation|security) codes?\b/,
      /\b(?:rent|lend|lease|share|sell)\b.{0,20}\b(?:your|us your)\b.{0,20}\b(?:upwork|linkedin|fiverr|facebook|bank|whatsapp|github|freelancer)?\b ?accounts?\b/,
      /\b(?:share|send|give|provide)\b.{0,20}\byour (?:\w+ )?(?:password|login details|credentials)\b/,
    ],
    unless: /\b(?:never|do not|don't|customers?|users?|clients?|employees)\b/,
    examples: [
      'Send us the verification code that you receive by SMS.',
      'Rent us your Upwork account and earn passively.',
      'Share your LinkedIn login details with the recruiter.',
    ],
    harmless: [
      'You help users who lost their login codes.',
      'Never share your password with anyone.',
      'You manage key accounts and share results.',
    ],
  },
];
