package io.messagecenter.chat.agents;

import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table {@code agents}. */
interface AgentRows extends Repository<Agent, Long> {

    Optional<Agent> findById(long id);

    /** The active one, if a name was given away again. */
    @Query("SELECT a FROM Agent a WHERE lower(a.username) = lower(:username) ORDER BY a.active DESC, a.id DESC LIMIT 1")
    Optional<Agent> findByUsername(String username);

    /** Writes what an event said, unless a newer one was here first. */
    @Modifying
    @Query(nativeQuery = true, value = """
                    INSERT INTO agents AS a (id, username, name, role, active, version)
                    VALUES (:id, :username, :name, :role, :active, :version)
                    ON CONFLICT (id) DO UPDATE
                    SET username = excluded.username, name = excluded.name, role = excluded.role,
                        active = excluded.active, version = excluded.version
                    WHERE a.version < excluded.version
                    """)
    void write(long id, String username, String name, String role, boolean active, long version);

    /** Writes what a token says, until the event comes. */
    @Modifying
    @Query(nativeQuery = true, value = """
                    INSERT INTO agents (id, username, name, role, active, version)
                    VALUES (:id, :username, :name, :role, true, 0)
                    ON CONFLICT (id) DO NOTHING
                    """)
    void writeUnlessKnown(long id, String username, String name, String role);
}
