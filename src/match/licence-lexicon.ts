/** A licence or certificate without which a trade may not be carried on, or which postings make a condition. */
export interface Licence {
  id: string;
  /** As it is spoken of in a reason. */
  name: string;
  /** How postings and CVs name it. */
  named: RegExp;
  /** Words of a CV whose writer may well hold it without saying so. */
  hints: RegExp;
  /** Seldom listed by those who hold it: never a reason to fail. */
  seldomListed?: true;
}

const licence = (id: string, name: string, named: RegExp, hints: RegExp): Licence => ({
  id,
  name,
  named,
  hints,
});
const common = (id: string, name: string, named: RegExp): Licence => ({
  id,
  name,
  named,
  hints: /(?!)/u,
  seldomListed: true,
});

/** Licences of many trades; regulated titles first, everyday certificates last. */
export const LICENCES: readonly Licence[] = [
  licence(
    'rn',
    'a registered nurse licence',
    /\bregistered nurse\b|\bRNs?\b(?! ?[-&]?\d)|\bRN licen[cs]e|\bnmc (?:pin|registration|registered)\b|\bnurse licen[cs]e\b|\bnursing licen[cs]e\b|\bexaminierte[rn]? (?:gesundheits|kranken|alten|pflege)\w*|\bexamen als (?:gesundheits|kranken|alten|pflege)|\b(?:diplôme d['’]état d['’])?infirmi(?:er|ère) diplômée?|\bdiplôme d['’]état d['’]infirmi|\b(?:título|grado|diplomatura) (?:de|en) enfermería|\benfermer[oa] titulad[oa]/iu,
    /nurs|pfleg|infirmi|enfermer|examen als|clinical|hospital/iu,
  ),
  licence(
    'lpn',
    'a practical nurse licence',
    /\blicensed (?:practical|vocational) nurse\b|\bLPNs?\b|\bLVNs?\b/iu,
    /nurs|patient care/iu,
  ),
  licence(
    'cna',
    'a nursing assistant certificate',
    /\bcertified nurs(?:e|ing) (?:assistant|aide)\b|\bCNAs?\b|\bSTNA\b/iu,
    /nurs|caregiver|patient care/iu,
  ),
  licence(
    'physician',
    'a medical licence',
    /\bmedical licen[cs]e\b|\bboard[- ]certified (?:in|physician)|\blicensed physician\b|\bgmc (?:registration|registered)\b|\bapprobation\b|\bM\.?D\.? licen[cs]e\b/iu,
    /physician|doctor of medicine|\bM\.?D\b|residency|surgeon|\barzt|ärztin|médecin/iu,
  ),
  licence(
    'pharmacist',
    'a pharmacist licence',
    /\bpharmacist licen[cs]e\b|\blicensed pharmacist\b|\bgphc\b|\bpharmacy licen[cs]e\b/iu,
    /pharmac|apothek/iu,
  ),
  licence(
    'therapist',
    'a therapy licence',
    /\b(?:LCSW|LMSW|LMFT|LPC|LMHC|LCPC)\b|\blicensed (?:clinical )?(?:social worker|therapist|counselor|physical therapist|occupational therapist|psychologist)\b|\bphysical therapy licen[cs]e\b|\bhcpc\b/iu,
    /therap|counsel|social work|psycholog/iu,
  ),
  licence(
    'bar',
    'admission to the bar',
    /\bbar (?:admission|exam|membership|licen[cs]e)\b|\b(?:admitted|admission) to (?:the |practice |any |state |\w+ )*(?:bar|practice law)\b|\bmember (?:in good standing )?of the (?:\w+ )*bar\b|\bstate bar\b|\bcalled to the bar\b|\bqualified solicitor\b|\blicensed attorney\b|\bvolljurist(?:in)?\b|\bzweites (?:juristisches )?staatsexamen\b|\bzugelassene[rn]? rechtsanw[aä]lt|\binscrite? au barreau\b|\babogad[oa] colegiad[oa]/iu,
    /attorney|lawyer|solicitor|barrister|law firm|legal counsel|litigat|rechtsanw|jurist|avocat|abogad/iu,
  ),
  licence(
    'cpa',
    'a CPA or chartered accountant title',
    /\bCPAs?\b|\bcertified public accountant\b|\bchartered accountant\b|\b(?:ACCA|ACA|CIMA)\b(?:[- ](?:qualified|qualification|certified))?|\bsteuerberater(?:examen|in)?\b|\bwirtschaftsprüfer(?:in)?\b|\bexpert[- ]comptable diplômée?/iu,
    /\baccountant|\bauditor|accounting|buchhalt|comptab|contab/iu,
  ),
  licence(
    'cfa',
    'the CFA title',
    /\bCFA(?: charter(?:holder)?)?\b|\bchartered financial analyst\b/iu,
    /financial analyst|portfolio|asset management|investment/iu,
  ),
  licence(
    'securities',
    'a securities licence (Series 7 or alike)',
    /\bseries (?:6|7|24|63|65|66)\b|\bfinra\b(?: licen[cs]e)?|\bsecurities licen[cs]e/iu,
    /broker|financial advis|wealth|securities|investment/iu,
  ),
  licence(
    'insurance',
    'an insurance licence',
    /\b(?:insurance|p&c|property (?:and|&) casualty|life (?:and|&) health|adjuster['’]?s?) licen[cs]e\b|\blicensed (?:insurance )?(?:agent|adjuster)\b/iu,
    /insurance|underwrit|claims/iu,
  ),
  licence(
    'realty',
    'a real estate licence',
    /\breal[- ]estate (?:broker['’]?s? |agent |sales )?licen[cs]e\b|\blicensed (?:real estate agent|realtor)\b/iu,
    /real estate|realtor|property manag/iu,
  ),
  licence(
    'teaching',
    'a teaching licence',
    /\b(?:teach(?:ing|er['’]?s?)|state|educator) (?:certifica(?:te|tion)|licen[cs]e|licensure|credential)\b|\bcertified teacher\b|\blicensed teacher\b|\bqualified teacher status\b|\bQTS\b|\bpgce\b|\blehramt\w*\b|\bagrégation\b|\bhabilitación docente\b/iu,
    /teach|lehrer|enseign|professeur|profesor|maestr|instructor|educator/iu,
  ),
  licence(
    'pe',
    'a Professional Engineer licence',
    /\bP\.?E\.? licen[cs]e\b|\bprofessional engineer(?:['’]?s|ing)?(?: \(?P\.?E\.?\)?)? (?:licen[cs]e|registration|licensure)\b|\blicensed professional engineer\b|\bregistered P\.?E\b|\bchartered engineer\b|\bCEng\b|\bPE (?:required|certification)\b/iu,
    /civil engineer|structural engineer|mechanical engineer|bauingenieur/iu,
  ),
  licence(
    'architect',
    'an architect registration',
    /\b(?:licensed|registered) architect\b|\barb[- ]registered\b|\barchitect(?:ural)? licen[cs]e\b|\bkammereintragung\b/iu,
    /architect/iu,
  ),
  licence(
    'cdl',
    'a lorry or commercial driving licence',
    /\bCDL\b(?:[- ][AB]\b)?|\bcommercial driver['’]?s? licen[cs]e\b|\bclass A (?:cdl|licen[cs]e|driv\w+)|\b(?:category|cat\.?) C1?\+?E?\b (?:licen[cs]e|driv\w+)|\b(?:HGV|LGV)\b(?: class \d)?(?: licen[cs]e)?|\bclass [12] (?:driver|licen[cs]e)\b|\bdriving licen[cs]e (?:category |class |cat\.? )?C1?\+?E?\b|\bführerschein (?:der )?(?:klasse )?C1?E?\b|\bklasse C1?E\b|\bpermis (?:C|CE|EC|poids lourds?)\b|\b(?:carnet|carné|permiso) (?:de conducir )?(?:clase )?C1?(?:\+E)?\b/iu,
    /truck|lorry|\bhgv|haul|trucker|kraftfahrer|chauffeur routier|camion/iu,
  ),
  licence(
    'bus',
    'a bus driving licence',
    /\bPCV licen[cs]e\b|\b(?:cat(?:egory)?|class) D (?:driving )?licen[cs]e\b|\bführerschein (?:der )?klasse D\b|\bpermis D\b|\bpassenger endorsement\b/iu,
    /bus driver|busfahrer|coach driver/iu,
  ),
  licence(
    'forklift',
    'a forklift licence',
    /\bfork ?-?lift (?:truck )?(?:licen[cs]e|certifica(?:te|tion)|ticket|driver['’]?s? licen[cs]e|certified)\b|\bcertified forklift\b|\b(?:licensed|certified) (?:in |for )?(?:a )?fork ?-?lift\b|\b(?:gabel)?stapler(?:führer)?schein\b|\bcaces\b|\bcarn(?:et|é) de carretiller|\b(?:counterbalance|reach truck) licen[cs]e\b/iu,
    /forklift|stapler|cariste|carretill/iu,
  ),
  licence(
    'clearance',
    'a security clearance',
    /\b(?:security|government|secret|top[- ]secret|ts\/sci|public trust|sc|dv|dod) clearance\b|\bTS\/SCI\b|\bsicherheitsüberprüfung\b|\bhabilitation (?:secret|confidentiel)[- ]défense\b|\bdv[- ]cleared\b|\bsc[- ]cleared\b/iu,
    /military|army|navy|air force|defen[cs]e|\bdod\b|bundeswehr|government contract/iu,
  ),
  licence(
    'sia',
    'a guard licence',
    /\bSIA (?:licen[cs]e|badge|licensed)\b|\bguard (?:card|licen[cs]e)\b|\bsachkunde(?:prüfung)? (?:nach )?§? ?34a\b|\b34a\b/iu,
    /security (?:guard|officer)|wachmann|wachschutz|sicherheitsdienst/iu,
  ),
  licence(
    'electrician',
    "an electrician's licence",
    /\b(?:electrical|electrician['’]?s?|journeyman(?: electrician)?|master electrician) licen[cs]e\b|\blicensed (?:journeyman |master )?electrician\b|\b(?:18th edition|nvq level 3 electrical|jib (?:gold )?card)\b|\bhabilitation électrique\b/iu,
    /electrician|elektrik|elektroinstall|électricien|electricista/iu,
  ),
  licence(
    'plumber',
    "a plumber's or gas licence",
    /\bplumb(?:ing|er['’]?s?) licen[cs]e\b|\blicensed plumber\b|\bgas[- ]safe\b|\bepa (?:608|universal)\b|\bhvac licen[cs]e\b/iu,
    /plumb|hvac|heating|klempner|plombier|fontaner/iu,
  ),
  licence(
    'pilot',
    "a pilot's licence",
    /\b(?:ATPL|CPL|ATP)\b(?: certificate| licen[cs]e)?|\b(?:commercial |airline |transport )?pilot(?:['’]?s)? (?:licen[cs]e|certificate)\b|\btype rating\b/iu,
    /pilot|first officer|captain|aircrew/iu,
  ),
  licence(
    'aircraft',
    'an aircraft maintenance licence',
    /\bA&P (?:licen[cs]e|certifica(?:te|tion)|mechanic)\b|\bairframe (?:and|&) powerplant\b|\beasa part[- ]?66\b|\b(?:b1|b2) licen[cs]e\b|\bpart[- ]?66\b/iu,
    /aircraft|aviation|airframe|a&p|avionics/iu,
  ),
  licence(
    'cosmetology',
    'a cosmetology or barber licence',
    /\b(?:cosmetolog(?:y|ist)|barber(?:['’]?s|ing)?|esthetician['’]?s?|nail technician) licen[cs]e\b|\blicensed (?:cosmetologist|barber|esthetician)\b/iu,
    /salon|stylist|hairdress|barber|beauty/iu,
  ),
  licence(
    'emt',
    'an EMT or paramedic certificate',
    /\bEMT(?:[- ][BP])?\b(?: certifi\w+)?|\bparamedic (?:licen[cs]e|certifi\w+)\b|\bnotfallsanitäter(?:in)?\b|\brettungssanitäter(?:in)?\b/iu,
    /paramedic|ambulance|emergency medical|rettungsdienst/iu,
  ),
  licence(
    'welding',
    'a welding certificate',
    /\b(?:certified welder|weld(?:ing|er['’]?s?) (?:certifica(?:te|tion)|ticket|licen[cs]e))\b|\baws d1\.1\b|\bschweißerschein\b|\bschweißer(?:pass|prüfung)\b|\bcoded welder\b/iu,
    /weld|schweiß|soud/iu,
  ),
  licence('cissp', 'the CISSP certificate', /\bCISSP\b/iu, /security engineer|infosec|cyber/iu),
  licence(
    'pmp',
    'the PMP certificate',
    /\bPMP\b(?:[- ]certifi\w+)?|\bproject management professional\b/iu,
    /project manager|programme manager|program manager/iu,
  ),
  licence(
    'trainer',
    "a personal trainer's certificate",
    /\b(?:NASM|ACSM|NSCA|ISSA)\b(?:[- ]certifi\w+)?|\bcertified (?:personal|fitness) trainer\b|\b(?:personal|fitness) train(?:er|ing) certifica(?:te|tion)\b|\bfitness(?:trainer)?[- ](?:b|a)[- ]?lizenz\b/iu,
    /personal train|fitness/iu,
  ),
  common(
    'driving',
    'a driving licence',
    /\b(?:driver['’]?s?|drivers|driving|driver) licen[cs]e\b|\bclean driving record\b|\bführerschein(?: (?:der )?klasse B)?\b|\bpermis (?:de conduire|B)\b|\bcarn[eé]t? de conducir\b|\bpermiso de conducir\b/iu,
  ),
  common(
    'cpr',
    'a CPR or first aid certificate',
    /\b(?:CPR|BLS|ACLS|PALS)\b|\bfirst[- ]aid (?:certifi\w+|certificate)\b|\berste[- ]hilfe[- ](?:schein|kurs|ausbildung)\b/iu,
  ),
  common(
    'food',
    'a food handler certificate',
    /\b(?:servsafe|food (?:handler['’]?s?|safety|hygiene) (?:card|certifi\w+|permit|licen[cs]e))\b|\bgesundheitszeugnis\b|\binfektionsschutz(?:gesetz|belehrung)\b/iu,
  ),
  common(
    'site',
    'a site safety card',
    /\bCSCS\b|\bosha[- ]?(?:10|30)\b|\bwhite card\b|\bsmsts\b|\bsafe pass\b/iu,
  ),
];

// Something of every pattern above, in lower case and without flags: a tenth of the time of the patterns themselves.
const TRIGGER =
  /licen|certif|clear|regist|permi|carn|schein|nurs|\brns?\b|\bl[pv]ns?\b|nmc|examen als|examinierte|infirmi|enfermer|cna|stna|gmc|approbation|gphc|lcsw|lmsw|lmft|lpc|lmhc|lcpc|hcpc|\bbar\b|practice law|solicitor|volljurist|staatsexamen|rechtsanw|barreau|abogad|\bcpa|accountant|acca|\baca\b|cima|steuerberater|wirtschaftsprüfer|comptable|\bcfa|financial analyst|series \d|finra|credential|teacher status|qts|pgce|lehramt|agrégation|habilita|professional engineer|chartered engineer|ceng\b|\bpe r|kammereintragung|cdl|class [a12] |hgv|lgv|klasse [cd]|\bcat|passenger|fork|stapler|caces|ts\/sci|sicherheitsüberprüfung|\bsia |guard card|sachkunde|34a|18th|nvq|jib|gas[- ]safe|\bepa |\batp|\bcpl|type rating|airframe|a&p|part[- ]?66|\bemt|sanitäter|weld|aws d1|schweißer|cissp|\bpmp|project management|nasm|lizenz|acsm|nsca|issa|driving record|\bcpr|\bbls|acls|\bpals|first[- ]aid|erste[- ]hilfe|servsafe|food |zeugnis|infektionsschutz|cscs|osha|white card|smsts|safe pass/;

/** Whether a line may name a licence; false for most lines of any text. */
export function mayName(line: string): boolean {
  return TRIGGER.test(line.toLowerCase());
}
