"""Candidates and their résumés."""

from __future__ import annotations

import zlib
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec
from pgvector.sqlalchemy import HALFVEC
from sqlalchemy import (
    BigInteger,
    Computed,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from mismatch.engine.matching.packing import Packed, pack_profile
from mismatch.engine.matching.profile import PROFILE_VERSION, Profile, build_profile
from mismatch.engine.parsing.correctable import entries_of
from mismatch.engine.parsing.corrections import Laid, lay_over
from mismatch.engine.parsing.document import Document as ReadDocument
from mismatch.engine.parsing.doubts import find_doubts
from mismatch.engine.parsing.overlaying import rebuilt
from mismatch.engine.parsing.resume import Resume as ParsedResume
from mismatch.extensions import db
from mismatch.models.columns import BigIntKey, Created, Moment, TenantMixin
from mismatch.models.document import Document

if TYPE_CHECKING:
    from mismatch.models.correction import Correction

#: Stored facts begin with their digest, 32 bytes, and that of the texts, 64 letters, each behind two bytes or three.
FACTS_HEAD = 3 + 2 + 32 + 2 + 64


class Candidate(db.Model, TenantMixin):
    """A person in one organisation's talent pool. ``resume`` is the résumé that counts now."""

    __tablename__ = "candidates"
    __table_args__ = (
        UniqueConstraint("id", "organization_id"),
        Index("ix_candidates_organization_id_address", "organization_id", text("lower(email)")),
        Index("ix_candidates_organization_id_phone", "organization_id", "phone"),
        Index("ix_candidates_organization_id_created_at", "organization_id", "created_at"),
    )

    id: Mapped[BigIntKey]
    name: Mapped[str] = mapped_column(String(200), default="")
    email: Mapped[str | None] = mapped_column(String(255))
    phone: Mapped[str | None] = mapped_column(String(40))
    location: Mapped[str | None] = mapped_column(String(200))
    headline: Mapped[str | None] = mapped_column(String(300))
    source: Mapped[str] = mapped_column(String(20), default="upload")
    user_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="SET NULL"), index=True)
    resume_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("resumes.id", ondelete="SET NULL", use_alter=True)
    )
    created_at: Mapped[Created]
    ranking_requested_at: Mapped[Moment | None]

    resume: Mapped[Resume | None] = relationship(foreign_keys=[resume_id], post_update=True)
    resumes: Mapped[list[Resume]] = relationship(
        back_populates="candidate",
        primaryjoin=lambda: foreign(Resume.candidate_id) == Candidate.id,
        order_by="Resume.id.desc()",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )


class Resume(db.Model, TenantMixin):
    """One parsed document of a candidate. ``data`` is the engine's Resume without its text.

    Where people corrected it, ``data`` and ``text`` are what counts, and ``parse`` is what the machine read.
    ``revision`` grows with every change, so that two people do not overwrite each other.
    """

    __tablename__ = "resumes"
    __table_args__ = (
        ForeignKeyConstraint(
            ["candidate_id", "organization_id"], ["candidates.id", "candidates.organization_id"], ondelete="CASCADE"
        ),
        UniqueConstraint("candidate_id", "document_id"),
        UniqueConstraint("id", "candidate_id", "organization_id"),
        Index("ix_resumes_doubtful", "organization_id", "least_confidence", "id", postgresql_where="doubts > 0"),
        Index("ix_resumes_reread", "id", postgresql_where="reread_requested_at IS NOT NULL OR doubts IS NULL"),
    )

    id: Mapped[BigIntKey]
    candidate_id: Mapped[int] = mapped_column(BigInteger, index=True)
    document_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("documents.id", ondelete="RESTRICT"), index=True)
    filename: Mapped[str] = mapped_column(String(255))
    language: Mapped[str] = mapped_column(String(2))
    engine: Mapped[str] = mapped_column(String(60))
    as_of: Mapped[date] = mapped_column(Date)
    text: Mapped[str] = mapped_column(Text, deferred=True)
    data: Mapped[dict[str, Any]] = mapped_column(JSONB, deferred=True)
    parse: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), deferred=True)
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    doubts: Mapped[int | None]
    doubtful_parts: Mapped[list[str]] = mapped_column(ARRAY(String), default=list, server_default="{}")
    least_confidence: Mapped[float | None]
    reread_requested_at: Mapped[Moment | None]
    reread_engine: Mapped[str | None] = mapped_column(String(60))
    layout: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    profile_version: Mapped[str | None] = mapped_column(String(60))
    profile_packed: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    facts_packed: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    #: Who asks what ten thousand people's facts are digests of should not look beside every row.
    facts_head: Mapped[bytes | None] = mapped_column(
        LargeBinary, Computed(f"substring(facts_packed FROM 1 FOR {FACTS_HEAD})", persisted=True), deferred=True
    )
    pages: Mapped[int] = mapped_column(default=0)
    skills: Mapped[list[str]] = mapped_column(ARRAY(String), default=list)
    experience_months: Mapped[int | None]
    created_at: Mapped[Created]

    candidate: Mapped[Candidate] = relationship(
        back_populates="resumes", primaryjoin=lambda: foreign(Resume.candidate_id) == Candidate.id
    )
    document: Mapped[Document] = relationship()
    vectors: Mapped[list[ResumeVectors]] = relationship(cascade="all, delete-orphan", passive_deletes=True)
    corrections: Mapped[list[Correction]] = relationship(
        order_by="Correction.id", cascade="all, delete-orphan", passive_deletes=True
    )

    @property
    def parsed(self) -> ParsedResume:
        """The résumé that counts: as read, with what people said laid over it."""
        return msgspec.convert({**self.data, "text": self.text}, ParsedResume)

    @property
    def machine_parsed(self) -> ParsedResume:
        """What the machine read, whatever people said."""
        return (
            self.parsed if self.parse is None else msgspec.convert({**self.parse, "text": self.read.text}, ParsedResume)
        )

    @property
    def laid(self) -> Laid:
        """Every field with what the machine read and what people said about it."""
        return self._lay(self.machine_parsed)

    def _lay(self, machine: ParsedResume) -> Laid:
        return lay_over(entries_of(machine), [one.said for one in self.corrections if one.is_in_force])

    @property
    def read(self) -> ReadDocument:
        """Pages, words with boxes, lines and hidden text, as the reader saw them."""
        return msgspec.json.decode(zlib.decompress(self.layout), type=ReadDocument)

    @property
    def profile(self) -> Profile:
        """What the scorer may see; made anew when the engine that made the stored one was another."""
        if self.profile_version != f"{self.engine}+{PROFILE_VERSION}" or self.profile_packed is None:
            return build_profile(self.parsed, self.read)
        return msgspec.msgpack.decode(zlib.decompress(self.profile_packed), type=Profile)

    def set_parsed(self, document: ReadDocument, machine: ParsedResume) -> None:
        """Store what the engine made of the document, under what people said about it."""
        self.layout = zlib.compress(msgspec.json.encode(document), 6)
        self.pages = len(document.pages)
        self.language, self.engine = machine.language, machine.engine
        self._store(document, machine)

    def lay_corrections(self) -> None:
        """Work out anew what counts, after people said something else."""
        self._store(self.read, self.machine_parsed)
        self.revision += 1

    def _store(self, document: ReadDocument, machine: ParsedResume) -> None:
        laid = self._lay(machine)
        said = any(one.is_in_force for one in self.corrections)
        counts = rebuilt(machine, laid, self.as_of) if said else machine
        self.parse = _without_text(machine) if said else None
        self.text, self.data = counts.text, _without_text(counts)
        self.skills = [skill.id for skill in counts.skills if skill.how != "implied"]
        self.experience_months = counts.experience_months
        self.note_doubts(laid)
        # Now and not when first asked for: two workers that rank would wait for each other's update of this row.
        made = build_profile(counts, document)
        packed = pack_profile(made)
        for name, value in profile_columns(made, packed, self.engine).items():
            setattr(self, name, value)
        # Vectors of other texts serve nobody; without any the sweeper finds it, should the news of it get lost.
        self.vectors = [one for one in self.vectors if one.texts_hash == packed.texts]

    def note_doubts(self, laid: Laid) -> None:
        """Keep how much of it a person should look at, for the queue."""
        found = find_doubts(laid)
        self.doubts = len(found)
        self.doubtful_parts = sorted({one.part for one in found})
        self.least_confidence = found[0].confidence if found else None


def profile_columns(profile: Profile, facts: Packed, engine: str) -> dict[str, Any]:
    """A profile as the columns of its résumé, which that engine read."""
    return {
        "profile_packed": zlib.compress(msgspec.msgpack.encode(profile), 3),
        "facts_packed": msgspec.msgpack.encode(facts),
        "profile_version": f"{engine}+{PROFILE_VERSION}",
    }


def _without_text(resume: ParsedResume) -> dict[str, Any]:
    data: dict[str, Any] = msgspec.to_builtins(resume)
    del data["text"]
    return data


class ResumeVectors(db.Model, TenantMixin):
    """Passage vectors of one résumé by one model, packed float16, one row a passage; and their mean.

    ``centred`` holds the same vectors as scoring takes them, for the calibration named ``scale``: see ``Meant``.
    """

    __tablename__ = "resume_vectors"
    __table_args__ = (Index("ix_resume_vectors_organization_id_model_id", "organization_id", "model_id"),)

    resume_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("resumes.id", ondelete="CASCADE"), primary_key=True)
    model_id: Mapped[str] = mapped_column(String(120), primary_key=True)
    texts_hash: Mapped[str] = mapped_column(String(64))
    packed: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    mean: Mapped[Any] = mapped_column(HALFVEC(), deferred=True)
    scale: Mapped[str | None] = mapped_column(String(16))
    centred: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    centred_digest: Mapped[bytes | None] = mapped_column(
        LargeBinary, Computed("substring(centred FROM 1 FOR 32)", persisted=True), deferred=True
    )
    created_at: Mapped[Created]
