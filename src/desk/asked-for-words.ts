/**
 * What a client writes when they want something kept, moved, removed or avoided: beginnings of words in the languages
 * that the yes/no reader knows. Not a parser: a message without any of them asks for none of it.
 */
export const ASKING_WORDS = {
  save: `save, svae, saving, keep, bookmark, shortlist, store, add, put, list, pipeline, track, remember, mark, interested, later,
    speicher, merk, behalt, notier, enregistr, garde, sauvegard, ajout, mets, guarda, añad, agreg, salva, aggiung, tieni,
    salvar, adicion, bewaar, opslaa, toevoeg, zapisz, dodaj, zachowaj, spara, lägg till, kaydet, sakla, ekle, сохран,
    добав, запомн, احفظ, أضف, सहेज, जोड़, सेव, save कर, 保存, 収藏, 收藏, 加入, 追加, 저장, 추가`,
  remove: `remov, delet, drop, take out, take off, take it, erase, forget, clear, no longer, not any more, don't have,
    do not have, don't know, do not know, don't use, do not use, get rid, wrong, incorrect, never mind, lösch, entfern,
    streich, vergiss, nicht mehr, falsch, supprim, enlev, effac, retir, oubli, ne plus, borra, elimin, quita, olvid, ya no,
    cancell, togli, rimuov, dimentic, remov, apag, exclu, tira, esqueç, verwijder, wis, vergeet, niet meer, usuń, skasuj,
    zapomnij, ta bort, radera, glöm, sil, kaldır, unut, удал, убер, забуд, احذف, أزل, हटा, मिटा, 删除, 刪除, 去掉, 忘, 削除,
    消し, 忘れ, 삭제, 지워, 잊어`,
  avoid: `no, not, don't, dont, never, avoid, without, exclud, except, nothing, won't, cannot, can't, hate,
    hide, block, blacklist, ban, mute, ignor, dislike, stop showing, rule out, kein, blend, sperr, blockier, ausblend, masqu, cache, bloqu, ocult, nascond,
    nicht, nie, ohne,
    vermeid, außer, pas, jamais, sans, aucun, évit, sin, nunca, ningún, evita, senza, mai, non, niente, não, nunca, sem,
    evit, geen, niet, nooit, zonder, nie, bez, żadn, inte, aldrig, utan, ingen, yok, değil, asla, hariç, не, нет, без,
    никогда, لا, ليس, بدون, नहीं, बिना, मत, 不, 没, 別, 别, ない, なし, 除, 안, 없, 말고, 싫`,
  drafted:
    'draft, wrot, writ, entwurf, entworf, brouillon, borrador, bozza, rascunho, concept, szkic, utkast, taslak, чернов, 草稿, 下書き, 초안',
  contacted: `contact, sent, send, wrote, writ, mail, messag, reach, call, kontakt, geschrieb, geschickt, écrit, envoy, contacté,
    escrib, envi, scritt, inviat, contatt, escrevi, gestuurd, geschreven, napisa, wysła, skrev, skicka, yazd, gönder, напис,
    отправ, связа, راسل, أرسل, कॉल, भेज, लिख, 联系, 發, 发了, 寄, 連絡, 送っ, 연락, 보냈`,
  applied: `appl, submitt, handed in, bewarb, beworb, bewerb, postul, candidat, solicit, aplic, inscri, candidatura, sollicit,
    aplikow, złoży, sök, ansök, başvur, подал, отклик, откли, تقدم, قدمت, आवेदन, अप्लाई, 申请, 申請, 投了, 応募, 지원`,
  interview: `interview, invit, meet, screen, call, gespräch, eingelad, entretien, entrevist, colloquio, gesprek, uitgenod,
    rozmow, zaprosz, intervju, mülakat, görüşme, собесед, интервью, приглас, مقابلة, साक्षात्कार, इंटरव्यू, 面试, 面試, 面接, 면접`,
  offer: `offer, angebot, zusage, offre, oferta, offerta, proposta, aanbod, erbjud, teklif, оффер, предлож, عرض, ऑफर, प्रस्ताव,
    录用, 錄取, 内定, オファー, 오퍼, 합격`,
  closed: `clos, reject, declin, refus, withdr, done, turned down, turn down, a no, drop, over, absage, abgesagt, abgelehnt,
    zurückgez, refusé, rechaz, cerr, rifiut, chius, recus, rejeit, fech, afgewez, afwijz, odrzuc, zamkn, avsla, nekad,
    reddet, kapat, отказ, закры, رفض, अस्वीकार, बंद, 拒, 关闭, 結束, 不採用, 終わ, 거절, 불합격, 마감`,
  remote: `remote, home, homeoffice, anywhere, zuhause, hause, télétravail, distance, maison, teletrabajo, remoto, casa, smart
    working, thuis, zdaln, distans, hemifrån, uzaktan, evden, удал, дистан, عن بعد, घर, रिमोट, 远程, 遠端, 在家, リモート, 在宅,
    원격, 재택`,
  hybrid: 'hybrid, híbrid, ibrid, hibrid, гибрид, هجين, हाइब्रिड, 混合, ハイブリッド, 하이브리드',
  onsite: `onsite, on-site, on site, in person, office, büro, vor ort, bureau, présentiel, sur site, oficina, presencial, ufficio,
    sede, escritório, kantoor, biur, kontor, ofis, офис, مكتب, कार्यालय, ऑफिस, 办公室, 現場, 出社, オフィス, 사무실, 출근`,
  pay: `pay, paid, salar, wage, earn, money, at least, minimum, hour, daily, month, per, euro, eur, usd, gbp, chf, dollar, pound,
    $, €, £, gehalt, lohn, mindestens, stunde, verdien, salaire, moins, heure, paie, salario, sueldo, menos, hora, stipend,
    almeno, ora, ganh, salár, loon, minstens, uur, pensj, zarob, lön, minst, timme, maaş, en az, зарплат, минимум, راتب, वेतन,
    工资, 薪, 給, 年収, 급여, 연봉`,
  years: `year, yr, experience, jahr, an, ans, année, año, anni, anno, ano, jaar, lat, rok, år, yıl, лет, год, سنة, سنوات, साल,
    वर्ष, 年, 년`,
} as const;

export type Asking = keyof typeof ASKING_WORDS;
