CREATE TABLE `operator_answers` (
	`ord` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`chat` text NOT NULL,
	`topic` integer,
	`conversation_id` text,
	`reply_to` integer,
	`sealed_text` blob NOT NULL,
	`button` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `operator_answers_id_unique` ON `operator_answers` (`id`);--> statement-breakpoint
CREATE INDEX `operator_answers_chat` ON `operator_answers` (`chat`,`ord`);--> statement-breakpoint
CREATE INDEX `operator_answers_conversation` ON `operator_answers` (`conversation_id`);--> statement-breakpoint
ALTER TABLE `conversations` ADD `owed_news` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `owed_news_since` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `owed_news_tries` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `conversations` ADD `owed_news_retry_at` integer;--> statement-breakpoint
CREATE INDEX `conversations_news` ON `conversations` (`owed_news_retry_at`) WHERE owed_news_retry_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `conversations_operator` ON `conversations` (`operator_id`) WHERE operator_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `conversations_assignee` ON `conversations` (`assignee_id`) WHERE assignee_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `conversations_snoozed` ON `conversations` (`snoozed_until`) WHERE snoozed_until IS NOT NULL;