import type { TopicStore } from '../desk/ports/topic-store.ts';
import * as answers from './group-answer-rows.ts';
import type { Keyring } from './keyring.ts';
import * as rows from './topic-rows.ts';
import type { Units } from './units.ts';

/** The part of the store that knows the operators' group. */
export function createTopicStore(units: Units, keys: Keyring): TopicStore {
  return {
    topicOf: (id) => units.read((tx) => rows.topicOf(tx, id)),
    conversationOfTopic: (chat, topic) =>
      units.read((tx) => rows.conversationOfTopic(tx, chat, topic)),
    keepTopic: (id, topic) => units.write('full', (tx) => rows.keepTopic(tx, id, topic)),
    dropTopic: (id) => units.write('full', (tx) => rows.dropTopic(tx, id)),
    mirrored: (id) => units.read((tx) => rows.mirrored(tx, id)),
    mirrorOf: (chat, messageId) => units.read((tx) => rows.mirrorOf(tx, chat, messageId)),
    keepMirror: (row) => units.write('full', (tx) => rows.keepMirror(tx, row)),
    markMirror: (chat, messageId, item, from) =>
      units.write('full', (tx) => rows.markMirror(tx, chat, messageId, item, from)),
    toMirror: (which) => units.read((tx) => rows.toMirror(tx, which)),
    keepHeard: (row, answer) =>
      units.write('full', (tx) => answers.keepHeard(tx, keys, row, answer)),
    nextAnswer: (chat) => units.read((tx) => answers.nextAnswer(tx, keys, chat)),
    answerSettled: (id) => units.write('full', (tx) => answers.answerSettled(tx, id)),
    dropAnswersElsewhere: (chat) =>
      units.write('full', (tx) => answers.dropAnswersElsewhere(tx, chat)),
    orphanedTopics: () => units.read(rows.orphanedTopics),
    orphanDeleted: (chat, topic) =>
      units.write('full', (tx) => rows.orphanDeleted(tx, chat, topic)),
    groupMovedTo: (chat) => units.read((tx) => rows.groupMovedTo(tx, chat)),
    groupMoved: (from, to) => units.write('full', (tx) => rows.groupMoved(tx, from, to)),
    sentMessage: (id) => units.read((tx) => rows.sentMessage(tx, id)),
  };
}
