/**
 * Permissions to drive or to work in a trade, in English, German, French and Spanish, with the classes that follow them.
 */
export const LICENCE =
  /(?:(?:full |clean |valid |uk |eu |hgv |class \w{1,2} |category \w{1,2} )*driv(?:ing|er['’]?s?) licen[cs]e|führerschein|fahrerlaubnis|permis(?: de conduire)?(?= [a-e]\b)|permis de conduire|(?:carnet|permiso) de conducir|approbation|(?:registered|licensed) (?:nurse|practical nurse|electrician|plumber|physician|pharmacist|architect|social worker|teacher)(?= licen[cs]e| number| no\b|,? [A-Z]{2}\b)|nursing licen[cs]e|teaching licen[cs]e|(?:forklift|commercial driver['’]?s?|pilot|security|sia|real estate) licen[cs]e|staplerschein|cdl class [abc]|bar admission|admitted to the (?:\w+ )?bar)(?:[ :(,-]{1,3}(?:klasse|class|category|catégorie|clase|type|kat\.?)? ?(?:[a-e]\d?e?)(?:[, /]{1,2}(?:[a-e]\d?e?))*\b\)?)?/iu;
