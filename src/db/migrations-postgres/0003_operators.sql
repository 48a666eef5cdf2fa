CREATE TABLE "operators" (
	"id" text COLLATE "C" PRIMARY KEY,
	"name" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C",
	"role" text COLLATE "C" NOT NULL,
	"assigned_only" bigint DEFAULT 0 NOT NULL,
	"password_hash" text COLLATE "C",
	"sealed_totp" bytea,
	"totp_step" bigint,
	"telegram_user" text COLLATE "C",
	"failed_sign_ins" bigint DEFAULT 0 NOT NULL,
	"locked_until" bigint,
	"created_at" bigint NOT NULL,
	"disabled_at" bigint
);
--> statement-breakpoint
CREATE TABLE "mailboxes" (
	"name" text COLLATE "C" PRIMARY KEY,
	"uid_validity" text COLLATE "C" NOT NULL,
	"last_uid" bigint NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "replies" (
	"id" text COLLATE "C" PRIMARY KEY,
	"client_id" text COLLATE "C" NOT NULL REFERENCES "clients" ("id"),
	"conversation_id" text COLLATE "C" NOT NULL,
	"approval_id" text COLLATE "C" NOT NULL,
	"posting_id" text COLLATE "C",
	"digest" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"sealed_head" bytea NOT NULL,
	"received_at" bigint NOT NULL,
	"found_at" bigint NOT NULL,
	"told_at" bigint
);
--> statement-breakpoint
CREATE UNIQUE INDEX "replies_digest_unique" ON "replies" ("digest");
--> statement-breakpoint
CREATE INDEX "replies_client" ON "replies" ("client_id","received_at");
--> statement-breakpoint
CREATE TABLE "canned_replies" (
	"id" text COLLATE "C" PRIMARY KEY,
	"title" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"operator_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "canned_replies_title_unique" ON "canned_replies" ("title");
--> statement-breakpoint
CREATE TABLE "conversation_tags" (
	"conversation_id" text COLLATE "C" NOT NULL REFERENCES "conversations" ("id"),
	"tag" text COLLATE "C" NOT NULL,
	PRIMARY KEY("conversation_id", "tag")
);
--> statement-breakpoint
CREATE INDEX "conversation_tags_tag" ON "conversation_tags" ("tag");
--> statement-breakpoint
CREATE TABLE "desk_settings" (
	"key" text COLLATE "C" PRIMARY KEY,
	"value" text COLLATE "C" NOT NULL,
	"operator_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invites" (
	"id" text COLLATE "C" PRIMARY KEY,
	"digest" text COLLATE "C" NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	"operator_id" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"expires_at" bigint,
	"max_uses" bigint NOT NULL,
	"uses" bigint DEFAULT 0 NOT NULL,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE UNIQUE INDEX "invites_digest_unique" ON "invites" ("digest");
--> statement-breakpoint
CREATE TABLE "operator_mirror" (
	"chat" text COLLATE "C" NOT NULL,
	"message_id" bigint NOT NULL,
	"conversation_id" text COLLATE "C" NOT NULL REFERENCES "conversations" ("id"),
	"direction" text COLLATE "C" NOT NULL,
	"item" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	PRIMARY KEY("chat", "message_id")
);
--> statement-breakpoint
CREATE INDEX "operator_mirror_item" ON "operator_mirror" ("conversation_id","item");
--> statement-breakpoint
CREATE TABLE "operator_notes" (
	"id" text COLLATE "C" PRIMARY KEY,
	"conversation_id" text COLLATE "C" NOT NULL REFERENCES "conversations" ("id"),
	"client_id" text COLLATE "C" NOT NULL REFERENCES "clients" ("id"),
	"operator_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"sealed_text" bytea NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "operator_notes_conversation" ON "operator_notes" ("conversation_id","at");
--> statement-breakpoint
CREATE TABLE "operator_sessions" (
	"digest" text COLLATE "C" PRIMARY KEY,
	"operator_id" text COLLATE "C" NOT NULL REFERENCES "operators" ("id"),
	"csrf" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "operator_sessions_operator" ON "operator_sessions" ("operator_id");
--> statement-breakpoint
CREATE INDEX "operator_sessions_end" ON "operator_sessions" ("expires_at");
--> statement-breakpoint
CREATE TABLE "operator_topics" (
	"conversation_id" text COLLATE "C" PRIMARY KEY REFERENCES "conversations" ("id"),
	"chat" text COLLATE "C" NOT NULL,
	"topic" bigint NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "operator_topics_topic" ON "operator_topics" ("chat","topic");
--> statement-breakpoint
CREATE UNIQUE INDEX "operators_name_unique" ON "operators" ("name");
--> statement-breakpoint
CREATE UNIQUE INDEX "operators_email_unique" ON "operators" ("email");
--> statement-breakpoint
CREATE UNIQUE INDEX "operators_telegram_user_unique" ON "operators" ("telegram_user");
--> statement-breakpoint
ALTER TABLE "clients" ADD "admission" text COLLATE "C" DEFAULT 'admitted' NOT NULL;
--> statement-breakpoint
ALTER TABLE "clients" ADD "limits" text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "conversations" ADD "control_version" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "conversations" ADD "operator_id" text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "conversations" ADD "requested_at" bigint;
--> statement-breakpoint
ALTER TABLE "conversations" ADD "request_reason" text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "conversations" ADD "claimed_at" bigint;
--> statement-breakpoint
ALTER TABLE "conversations" ADD "lease_until" bigint;
--> statement-breakpoint
ALTER TABLE "conversations" ADD "sealed_summary" bytea;
--> statement-breakpoint
ALTER TABLE "conversations" ADD "control_look_at" bigint;
--> statement-breakpoint
ALTER TABLE "conversations" ADD "control_looks" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "conversations" ADD "assignee_id" text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "conversations" ADD "snoozed_until" bigint;
--> statement-breakpoint
ALTER TABLE "conversations" ADD "last_at" bigint;
--> statement-breakpoint
ALTER TABLE "conversations" ADD "last_client_at" bigint;
--> statement-breakpoint
ALTER TABLE "conversations" ADD "seen_at" bigint;
--> statement-breakpoint
CREATE INDEX "conversations_last" ON "conversations" ("last_at");
--> statement-breakpoint
CREATE INDEX "conversations_control" ON "conversations" ("control","last_at");
--> statement-breakpoint
CREATE INDEX "conversations_look" ON "conversations" ("control_look_at") WHERE control_look_at IS NOT NULL;
--> statement-breakpoint
CREATE INDEX "clients_status" ON "clients" ("status","id");
--> statement-breakpoint
CREATE INDEX "conversations_client" ON "conversations" ("client_id");
--> statement-breakpoint
DROP INDEX "executions_status";
--> statement-breakpoint
CREATE INDEX "executions_newest" ON "executions" ("status","approval_id");
--> statement-breakpoint
CREATE INDEX "usage_day" ON "usage" ("day");
--> statement-breakpoint
ALTER TABLE "outbox" ADD "speaker" text COLLATE "C" DEFAULT 'bot' NOT NULL;
--> statement-breakpoint
ALTER TABLE "alert_mails" ADD "attempts" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "postings" ADD "owner_id" text COLLATE "C";
--> statement-breakpoint
CREATE INDEX "postings_owner" ON "postings" ("owner_id") WHERE owner_id IS NOT NULL;
--> statement-breakpoint
UPDATE "conversations" SET "last_at" = COALESCE((SELECT max("at") FROM "turns" WHERE "conversation_id" = "conversations"."id"), "created_at");
