import type { AnswerVocabulary } from './vocabulary.ts';

export const portuguese: AnswerVocabulary = {
  language: 'pt',
  yes: `sim, simm, sim sim, claro que sim, com certeza, certamente, pode, pode sim, pode enviar, pode mandar, pode ir,
    podes enviar, podes mandar, envia, envie, enviar, envia isso, manda, mande, mandar, manda ver, manda bala, manda aí,
    está bem, tá bem, tá bom, ta bom, tudo bem, está bom, de acordo, estou de acordo, concordo, aprovo, aprovado, aprova,
    aprovar, eu aprovo, confirmo, eu confirmo, confirmado, confirma, confirmar, aceito, aceite, autorizo, beleza, blz,
    perfeito, combinado, fechado, isso mesmo, vai em frente, vá em frente, faça isso, faz isso, força`,
  no: `não, naum, nao, não obrigado, não obrigada, não envie, não envia, não envies, não enviar, não mande, não manda,
    não mandes, não mandar, não faça isso, não faz isso, cancela, cancele, cancelar, cancelado, pare, recuso, recusar,
    recusado, rejeito, rejeitar, rejeitado, nunca, jamais, de jeito nenhum, de maneira nenhuma, nem pensar, claro que não,
    com certeza não, não quero, não aprovo, não concordo, não autorizo, descarta, melhor não`,
  polite:
    'por favor, pfv, obrigado, obrigada, muito obrigado, muito obrigada, valeu, ótimo, muito bem, bem, bom, olá, oi',
  card: 'para, para o, para a, ao, à, número, numero, nº, cartão, pro, pra, o, a',
  retract: `sim, espera, na verdade, mas, problema, brincadeira, talvez, depois, amanhã, ainda não, perfeito, bom, ótimo, pode,
    manda, envia, claro, preocupe, preocupa, se`,
};
