import type { AnswerVocabulary } from './vocabulary.ts';

export const turkish: AnswerVocabulary = {
  language: 'tr',
  yes: `evet, evett, evt, evet evet, tamam, tamamdır, tmm, olur, olur tabii, tabii, tabi, tabii ki, elbette, kesinlikle, peki,
    kabul, kabul ediyorum, onaylıyorum, onayladım, onayla, onaylandı, onay veriyorum, gönder, gönderin, gönderebilirsin,
    gönderebilirsiniz, yolla, yollayın, hadi gönder, devam, devam et, devam edin, yap, uygundur, bence uygun`,
  no: `hayır, hayir, hayır teşekkürler, yok, olmaz, gönderme, göndermeyin, yollama, yollamayın, sakın gönderme, yapma,
    yapmayın, iptal, iptal et, iptal edin, dur, durun, reddet, reddediyorum, reddettim, ret, istemiyorum, kabul etmiyorum,
    onaylamıyorum, vazgeç, vazgeçtim, asla, kesinlikle hayır, kesinlikle olmaz, tabii ki hayır`,
  polite:
    'lütfen, lutfen, teşekkürler, teşekkür ederim, çok teşekkürler, sağ ol, sağol, sağ olun, eyvallah, güzel, harika, süper, çok iyi, iyi, merhaba',
  card: 'numara, kart, kart numarası',
  cardAfter: 'için, numaralı, numara, numaralı kart, numaralı kart için',
  retract: `evet, tamam, bekle, dur, aslında, ama, eğer, sorun, şaka, belki, sonra, yarın, henüz, güzel, gönder, olur, önemli değil,
    harika, merak`,
};
