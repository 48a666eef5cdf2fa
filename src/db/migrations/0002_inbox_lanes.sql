DROP INDEX `inbox_waiting`;--> statement-breakpoint
ALTER TABLE `inbox` ADD `lane` text DEFAULT 'talk' NOT NULL;--> statement-breakpoint
CREATE INDEX `inbox_waiting` ON `inbox` (`state`,`conversation_id`,`lane`,`ord`);