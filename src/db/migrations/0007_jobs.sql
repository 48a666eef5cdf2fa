CREATE TABLE `alert_addresses` (
	`token_digest` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`sealed_token` blob NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `alert_addresses_client` ON `alert_addresses` (`client_id`);--> statement-breakpoint
CREATE TABLE `alert_mails` (
	`ord` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`client_id` text NOT NULL,
	`digest` text NOT NULL,
	`via` text NOT NULL,
	`state` text NOT NULL,
	`sealed_mail` blob,
	`found` integer,
	`received_at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alert_mails_id_unique` ON `alert_mails` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `alert_mails_digest` ON `alert_mails` (`client_id`,`digest`);--> statement-breakpoint
CREATE INDEX `alert_mails_state` ON `alert_mails` (`state`,`ord`);--> statement-breakpoint
CREATE TABLE `alert_senders` (
	`client_id` text NOT NULL,
	`sender_digest` text NOT NULL,
	`sealed_sender` blob NOT NULL,
	`verdict` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`client_id`, `sender_digest`),
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `boards` (
	`name` text PRIMARY KEY NOT NULL,
	`etag` text,
	`last_modified` text,
	`asked_at` integer,
	`answered_at` integer,
	`listed` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`error_code` text,
	`retry_at` integer,
	`reported_at` integer
);
--> statement-breakpoint
CREATE TABLE `digests` (
	`client_id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`hour` text,
	`next_at` integer,
	`sent_at` integer,
	`weekly_sent_at` integer,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `digests_due` ON `digests` (`next_at`);--> statement-breakpoint
CREATE TABLE `follow_ups` (
	`client_id` text NOT NULL,
	`posting_id` text NOT NULL,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`client_id`, `posting_id`),
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `follow_ups_due` ON `follow_ups` (`state`,`due_at`) WHERE "follow_ups"."state" = 'open';--> statement-breakpoint
CREATE TABLE `posting_bands` (
	`band` text NOT NULL,
	`posting_id` text NOT NULL,
	PRIMARY KEY(`band`, `posting_id`)
);
--> statement-breakpoint
CREATE INDEX `posting_bands_posting` ON `posting_bands` (`posting_id`);--> statement-breakpoint
CREATE TABLE `saved_searches` (
	`id` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`number` integer NOT NULL,
	`sealed_search` blob NOT NULL,
	`created_at` integer NOT NULL,
	`ran_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_searches_number` ON `saved_searches` (`client_id`,`number`);--> statement-breakpoint
CREATE TABLE `shown_postings` (
	`client_id` text NOT NULL,
	`posting_id` text NOT NULL,
	`via` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`client_id`, `posting_id`),
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `pipeline` ADD `closed_told_at` integer;--> statement-breakpoint
ALTER TABLE `postings` ADD `ord` integer;--> statement-breakpoint
ALTER TABLE `postings` ADD `board` text;--> statement-breakpoint
ALTER TABLE `postings` ADD `first_seen_at` integer;--> statement-breakpoint
ALTER TABLE `postings` ADD `seen_at` integer;--> statement-breakpoint
ALTER TABLE `postings` ADD `closed_at` integer;--> statement-breakpoint
ALTER TABLE `postings` ADD `closed_why` text;--> statement-breakpoint
ALTER TABLE `postings` ADD `card` text;--> statement-breakpoint
ALTER TABLE `postings` ADD `repost_of` text;--> statement-breakpoint
CREATE UNIQUE INDEX `postings_ord_unique` ON `postings` (`ord`);--> statement-breakpoint
CREATE INDEX `postings_board` ON `postings` (`board`,`seen_at`);--> statement-breakpoint
CREATE INDEX `postings_card` ON `postings` (`card`);
--> statement-breakpoint
UPDATE `postings` SET `ord` = `counted`.`place`, `first_seen_at` = `saved_at`, `card` = `postings`.`id` FROM (SELECT `id`, row_number() OVER (ORDER BY `change`) AS `place` FROM `postings`) AS `counted` WHERE `counted`.`id` = `postings`.`id`;
--> statement-breakpoint
CREATE VIRTUAL TABLE `posting_words` USING fts5(`title`, `company`, `places`, `body`, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2');
