CREATE TABLE `mailboxes` (
	`name` text PRIMARY KEY NOT NULL,
	`uid_validity` text NOT NULL,
	`last_uid` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `replies` (
	`id` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`approval_id` text NOT NULL,
	`posting_id` text,
	`digest` text NOT NULL,
	`kind` text NOT NULL,
	`sealed_head` blob NOT NULL,
	`received_at` integer NOT NULL,
	`found_at` integer NOT NULL,
	`told_at` integer,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `replies_digest_unique` ON `replies` (`digest`);--> statement-breakpoint
CREATE INDEX `replies_client` ON `replies` (`client_id`,`received_at`);--> statement-breakpoint
CREATE TABLE `canned_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`operator_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `canned_replies_title_unique` ON `canned_replies` (`title`);--> statement-breakpoint
CREATE TABLE `conversation_tags` (
	`conversation_id` text NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`conversation_id`, `tag`),
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conversation_tags_tag` ON `conversation_tags` (`tag`);--> statement-breakpoint
CREATE TABLE `desk_settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`operator_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `invites` (
	`id` text PRIMARY KEY NOT NULL,
	`digest` text NOT NULL,
	`label` text NOT NULL,
	`operator_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`max_uses` integer NOT NULL,
	`uses` integer DEFAULT 0 NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invites_digest_unique` ON `invites` (`digest`);--> statement-breakpoint
CREATE TABLE `operator_mirror` (
	`chat` text NOT NULL,
	`message_id` integer NOT NULL,
	`conversation_id` text NOT NULL,
	`direction` text NOT NULL,
	`item` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`chat`, `message_id`),
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `operator_mirror_item` ON `operator_mirror` (`conversation_id`,`item`);--> statement-breakpoint
CREATE TABLE `operator_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`client_id` text NOT NULL,
	`operator_id` text,
	`kind` text NOT NULL,
	`sealed_text` blob NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `operator_notes_conversation` ON `operator_notes` (`conversation_id`,`at`);--> statement-breakpoint
CREATE TABLE `operator_sessions` (
	`digest` text PRIMARY KEY NOT NULL,
	`operator_id` text NOT NULL,
	`csrf` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`operator_id`) REFERENCES `operators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `operator_sessions_operator` ON `operator_sessions` (`operator_id`);--> statement-breakpoint
CREATE INDEX `operator_sessions_end` ON `operator_sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `operator_topics` (
	`conversation_id` text PRIMARY KEY NOT NULL,
	`chat` text NOT NULL,
	`topic` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `operator_topics_topic` ON `operator_topics` (`chat`,`topic`);--> statement-breakpoint
CREATE TABLE `operators` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`role` text NOT NULL,
	`assigned_only` integer DEFAULT false NOT NULL,
	`password_hash` text,
	`sealed_totp` blob,
	`totp_step` integer,
	`telegram_user` text,
	`failed_sign_ins` integer DEFAULT 0 NOT NULL,
	`locked_until` integer,
	`created_at` integer NOT NULL,
	`disabled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `operators_name_unique` ON `operators` (`name`);--> statement-breakpoint
CREATE UNIQUE INDEX `operators_email_unique` ON `operators` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `operators_telegram_user_unique` ON `operators` (`telegram_user`);--> statement-breakpoint
ALTER TABLE `clients` ADD `admission` text DEFAULT 'admitted' NOT NULL;--> statement-breakpoint
ALTER TABLE `clients` ADD `limits` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `control_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `conversations` ADD `operator_id` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `requested_at` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `request_reason` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `claimed_at` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `lease_until` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `sealed_summary` blob;--> statement-breakpoint
ALTER TABLE `conversations` ADD `control_look_at` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `control_looks` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `conversations` ADD `assignee_id` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `snoozed_until` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `last_at` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `last_client_at` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `seen_at` integer;--> statement-breakpoint
CREATE INDEX `conversations_last` ON `conversations` (`last_at`);--> statement-breakpoint
CREATE INDEX `conversations_control` ON `conversations` (`control`,`last_at`);--> statement-breakpoint
CREATE INDEX `conversations_look` ON `conversations` (`control_look_at`) WHERE control_look_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `clients_status` ON `clients` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `conversations_client` ON `conversations` (`client_id`);--> statement-breakpoint
DROP INDEX `executions_status`;--> statement-breakpoint
CREATE INDEX `executions_newest` ON `executions` (`status`,`approval_id`);--> statement-breakpoint
CREATE INDEX `usage_day` ON `usage` (`day`);--> statement-breakpoint
ALTER TABLE `outbox` ADD `speaker` text DEFAULT 'bot' NOT NULL;--> statement-breakpoint
ALTER TABLE `alert_mails` ADD `attempts` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `postings` ADD `owner_id` text;--> statement-breakpoint
CREATE INDEX `postings_owner` ON `postings` (`owner_id`) WHERE owner_id IS NOT NULL;
--> statement-breakpoint
UPDATE `conversations` SET `last_at` = COALESCE((SELECT max(`at`) FROM `turns` WHERE `conversation_id` = `conversations`.`id`), `created_at`);
