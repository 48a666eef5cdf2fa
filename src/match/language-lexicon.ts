/** Languages: code, the name shown, then names as they are written in English, German, French and Spanish, and their own. */
export const LANGUAGES = `
en|English|englisch,anglais,inglés,ingles,inglese
de|German|deutsch,allemand,alemán,aleman,tedesco
fr|French|französisch,franzoesisch,français,francais,francés,frances,francese
es|Spanish|spanisch,espagnol,español,espanol,castellano,spagnolo
it|Italian|italienisch,italien,italiano
pt|Portuguese|portugiesisch,portugais,portugués,português,portugues
nl|Dutch|niederländisch,holländisch,néerlandais,neerlandés,holandés,nederlands,flemish
pl|Polish|polnisch,polonais,polaco,polski
cs|Czech|tschechisch,tchèque,checo
sk|Slovak|slowakisch,slovaque,eslovaco
hu|Hungarian|ungarisch,hongrois,húngaro
ro|Romanian|rumänisch,roumain,rumano,română
bg|Bulgarian|bulgarisch,bulgare,búlgaro
el|Greek|griechisch,grec,griego
hr|Croatian|kroatisch,croate,croata
sr|Serbian|serbisch,serbe,serbio
uk|Ukrainian|ukrainisch,ukrainien,ucraniano
ru|Russian|russisch,russe,ruso
tr|Turkish|türkisch,turc,turco
ar|Arabic|arabisch,arabe,árabe
he|Hebrew|hebräisch,hébreu,hebreo
fa|Farsi|persian,persisch,persan
hi|Hindi|
ur|Urdu|
bn|Bengali|bangla
ta|Tamil|
zh|Chinese|mandarin,cantonese,chinesisch,chinois,chino,mandarín
ja|Japanese|japanisch,japonais,japonés
ko|Korean|koreanisch,coréen,coreano
vi|Vietnamese|vietnamesisch,vietnamien,vietnamita
th|Thai|thailändisch,tailandés
id|Indonesian|bahasa indonesia,indonesisch
ms|Malay|malaiisch
tl|Tagalog|filipino
sv|Swedish|schwedisch,suédois,sueco,svenska
da|Danish|dänisch,danois,danés,dansk
no|Norwegian|norwegisch,norvégien,noruego,norsk
fi|Finnish|finnisch,finnois,finlandés,finés,suomi
et|Estonian|estnisch
lv|Latvian|lettisch
lt|Lithuanian|litauisch
ca|Catalan|katalanisch,catalán
sw|Swahili|
af|Afrikaans|
asl|Sign language|asl,british sign language,american sign language,gebärdensprache
`;
