import type { AnswerVocabulary } from './vocabulary.ts';

export const spanish: AnswerVocabulary = {
  language: 'es',
  yes: `sí, sii, sip, sep, claro, claro que sí, por supuesto, por supuesto que sí, desde luego, vale, vale vale, dale,
    de acuerdo, adelante, sí adelante, venga, perfecto, está bien, esta bien, me parece bien, conforme, correcto así,
    aprobado, apruebo, lo apruebo, aprobar, aprueba, confirmo, lo confirmo, confirmado, confirmar, confirma, acepto,
    aceptado, aceptar, autorizo, envía, envíalo, envíala, envíelo, envíe, enviar, enviarlo, manda, mándalo, mándala,
    mándelo, mandar, puedes enviarlo, puede enviarlo, hazlo, hágalo, procede, proceda, seguro que sí, sin duda,
    okey, oki, órale, sale y vale, estoy de acuerdo`,
  no: `no gracias, nop, nel, no lo envíes, no la envíes, no envíes, no lo envíe, no enviar, no lo mandes, no mandes,
    no mandar, no lo hagas, no lo haga, cancela, cancelar, cancélalo, cancelado, anula, anular, párate, detente,
    rechazo, lo rechazo, rechaza, rechazar, rechazado, denegado, nunca, jamás, de ninguna manera, ni hablar,
    claro que no, por supuesto que no, desde luego que no, mejor no, no quiero, no estoy de acuerdo, no apruebo,
    no lo apruebo, descartar, descártalo`,
  polite:
    'por favor, porfa, porfavor, gracias, muchas gracias, mil gracias, genial, estupendo, bueno, muy bien, bien, hola',
  card: 'a, a la, al, para, para la, para el, número, numero, núm, num, tarjeta, a la tarjeta, con la, la, el',
  retract: `sí, vale, claro, espera, espere, en realidad, pero, problema, broma, quizás, tal vez, luego, mañana, todavía no,
    aún no, perfecto, bien, adelante, envía, mejor, preocupes, pasa nada, importa, duda, salvo, si`,
};
