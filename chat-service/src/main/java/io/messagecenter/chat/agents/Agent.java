package io.messagecenter.chat.agents;

import io.messagecenter.contracts.auth.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A user as this service knows them. Rows are never deleted: who is gone keeps their name on what they wrote. */
@Entity
@Immutable
@Table(name = "agents")
@NullUnmarked // filled by Hibernate
public class Agent {

    @Id
    private Long id;

    private String username;
    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    private boolean active;
    private long version;

    protected Agent() {}

    public long id() {
        return id;
    }

    public String username() {
        return username;
    }

    /** The name to show. */
    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    /** Whether chats can be given to them. */
    public boolean active() {
        return active;
    }
}
